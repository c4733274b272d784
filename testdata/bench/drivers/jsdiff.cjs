// node jsdiff.cjs diffWords|diffChars OLD NEW
const fs = require('fs')
const [method, ...files] = process.argv.slice(2)
const [older, newer] = files.map(file => fs.readFileSync(file, 'utf8'))
for (const part of require('diff')[method](older, newer)) {
  process.stdout.write(part.added ? `{+${part.value}+}` : part.removed ? `[-${part.value}-]` : part.value)
}
