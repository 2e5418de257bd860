// SPDX-License-Identifier: GPL-3.0-or-later
// Makes calls with Microsoft's own client and prints what each gave, a line of JSON each.
// Standard input: {"connection": "…", "calls": [["upload", "container", "name", "text"], …]}
// Node.js 18, as in Debian 12, has it only on request.
globalThis.crypto ??= require('node:crypto').webcrypto;
const { BlobServiceClient } = require('@azure/storage-blob');
const options = { retryOptions: { maxTries: 1 } };

const calls = {
  createContainer: (container) => container.create().then(() => true),
  upload: (container, name, text) => container.getBlockBlobClient(name)
    .upload(text, Buffer.byteLength(text)).then((reply) => ({ etag: reply.etag })),
  delete: (container, name) => container.deleteBlob(name).then(() => true),
  list: async (container) => {
    const names = [];
    for await (const blob of container.listBlobsFlat()) names.push(blob.name);
    return names;
  },
};

async function main() {
  let text = '';
  for await (const part of process.stdin) text += part;
  const order = JSON.parse(text);
  const service = BlobServiceClient.fromConnectionString(order.connection, options);
  for (const [name, container, ...rest] of order.calls) {
    let result;
    try {
      result = await calls[name](service.getContainerClient(container), ...rest);
    } catch (error) {
      result = { error: error.message, status: error.statusCode, code: error.code };
    }
    process.stdout.write(JSON.stringify(result) + '\n');
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
