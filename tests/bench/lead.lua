-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every request is a lead like no other, as Microsoft posts it.
local thread_number = 0

function setup(thread)
  thread:set("number", thread_number)
  thread_number = thread_number + 1
end

function init(args)
  count = 0
  run = args[1] or "0"
end

function request()
  count = count + 1
  local id = run .. "-" .. number .. "-" .. count
  local body = '{"userDetails":{"firstName":"Ada","lastName":"Lead ' .. id .. '","email":"ada.' .. id ..
    '@fabrikam.example","phone":"+49 30 5550100","country":"DE","company":"Fabrikam ' .. id ..
    '","title":"Buyer"},"leadSource":"AzureMarketplace","actionCode":"INS","offerTitle":"Contoso Backup",' ..
    '"description":"Asked for a trial of three months and for somebody who calls back in the morning."}'
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
end
