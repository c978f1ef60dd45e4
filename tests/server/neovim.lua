-- Opens the file in $FILE with the server in $SERVER, waits for diagnostics, applies all safe fixes, and saves. What it saw goes to $RESULT.
local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(condition, what)
  if not vim.wait(30000, condition, 20) then
    fail("never came: " .. what)
  end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  for _, answer in pairs(answers or {}) do
    if answer.err then
      fail(method .. ": " .. vim.inspect(answer.err))
    end
    return answer.result
  end
  fail("no answer: " .. method)
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.FILE))
local client = vim.lsp.start_client({ cmd = vim.fn.json_decode(vim.env.SERVER), root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
wait(function() return #vim.diagnostic.get(0) > 0 end, "diagnostics")

local found = {}
for _, one in ipairs(vim.diagnostic.get(0)) do
  table.insert(found, { rule = one.code, line = one.lnum + 1, column = one.col + 1, end_column = one.end_col + 1, message = one.message })
end

local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { "source.fixAll.crs-lint" } }
local action = ask("textDocument/codeAction", params)[1]
if not action.edit then
  action = ask("codeAction/resolve", action)
end
vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
vim.cmd("write")
local left = #vim.diagnostic.get(0)
wait(function() return #vim.diagnostic.get(0) < left end, "new diagnostics")

vim.fn.writefile({ vim.fn.json_encode({ found = found, left = #vim.diagnostic.get(0) }) }, vim.env.RESULT)
vim.lsp.stop_client(client)
vim.cmd("quit")
