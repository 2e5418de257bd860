// SPDX-License-Identifier: GPL-3.0-or-later
// Makes calls with Microsoft's own client and prints what each gave, a line of JSON each.
// Standard input: {"connection": "…", "calls": [["insert", "Table", {…}], …]}
// Node.js 18, as in Debian 12, has it only on request.
globalThis.crypto ??= require('node:crypto').webcrypto;
const { TableClient, TableServiceClient } = require('@azure/data-tables');
const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };

const calls = {
  createTable: (table) => table.createTable().then(() => true),
  deleteTable: (table) => table.deleteTable().then(() => true),
  insert: (table, entity) => table.createEntity(entity).then((reply) => ({ etag: reply.etag })),
  get: (table, partition, row) => table.getEntity(partition, row),
  merge: (table, entity) => table.updateEntity(entity, 'Merge').then(() => true),
  replace: (table, entity) => table.updateEntity(entity, 'Replace').then(() => true),
  delete: (table, partition, row) => table.deleteEntity(partition, row).then(() => true),
  // The sizes of the pages, then all rows.
  list: async (table, filter, pageSize) => {
    const pages = [], rows = [];
    const queryOptions = filter ? { filter } : {};
    const walk = table.listEntities({ queryOptions }).byPage({ maxPageSize: pageSize || 1000 });
    for await (const page of walk) {
      pages.push(page.length);
      rows.push(...page);
    }
    return { pages, rows };
  },
};

async function main() {
  let text = '';
  for await (const part of process.stdin) text += part;
  const order = JSON.parse(text);
  for (const [name, tableName, ...rest] of order.calls) {
    let result;
    try {
      if (name === 'listTables') {
        result = [];
        const service = TableServiceClient.fromConnectionString(order.connection, options);
        for await (const table of service.listTables()) result.push(table.name);
      } else {
        const table = TableClient.fromConnectionString(order.connection, tableName, options);
        result = await calls[name](table, ...rest);
      }
    } catch (error) {
      const code = error.details && error.details.odataError && error.details.odataError.code;
      result = { error: error.message, status: error.statusCode, code: code || error.code };
    }
    const plain = (key, value) => (typeof value === 'bigint' ? value.toString() : value);
    process.stdout.write(JSON.stringify(result, plain) + '\n');
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
