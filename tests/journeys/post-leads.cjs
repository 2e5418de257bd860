// SPDX-License-Identifier: GPL-3.0-or-later
// Posts leads over 16 connections and, as the marketplace does, again until they are taken.
// usage: post-leads.cjs URL NUMBER [CERTIFICATE [FIRST]]; CERTIFICATE may be empty; prints the number of each lead that got 2xx.
const fs = require('fs');
const [url, number, certificate, first] = process.argv.slice(2);
const { request, Agent } = require(url.startsWith('https') ? 'https' : 'http');
const agent = new Agent({
  keepAlive: true,
  maxSockets: 16,
  ca: certificate ? fs.readFileSync(certificate) : undefined,
});
const PAUSE = 50;
let next = Number(first || 0);
const end = next + Number(number);

function makeLead(index) {
  return JSON.stringify({
    userDetails: {
      firstName: 'Ada', lastName: `Lovelace ${index}`, email: `lead-${index}@fabrikam.example`,
      phone: '1234567890', country: 'US', company: `Fabrikam ${index}`, title: 'CTO',
    },
    leadSource: 'AzureMarketplace', actionCode: 'INS', offerTitle: 'Contoso VM',
    description: `journey ${index}`,
  });
}

function post(body) {
  return new Promise((resolve) => {
    const call = request(url, {
      method: 'POST', agent, timeout: 20000,
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve(reply.statusCode));
      reply.on('error', () => resolve(0));
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(0));
    call.end(body);
  });
}

async function work() {
  while (next < end) {
    const index = next++;
    let status = 0;
    while (status < 200 || status > 299) {
      status = await post(makeLead(index));
      if (status >= 400 && status < 500) throw new Error(`lead ${index} was answered ${status}`);
      if (status < 200 || status > 299) await new Promise((again) => setTimeout(again, PAUSE));
    }
    process.stdout.write(`${index}\n`);
  }
}

Promise.all(Array.from({ length: 16 }, work)).then(() => process.exit(0), (error) => {
  console.error(error.message);
  process.exit(1);
});
