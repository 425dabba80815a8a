// After the packages are installed: makes the empty database that a first start begins with. Without it a first start makes its own, which takes longer.
try {
  const { makeTemplate } = await import('../src/base/make-template.ts')
  await makeTemplate()
  // Read once, so that what is transformed and compiled is kept for the first start.
  await import('./load-jsx.mjs')
  await import('../src/house.ts')
} catch (error) {
  process.stderr.write(
    `masthead: the template of the database was not made (${error instanceof Error ? error.message : error}); the first start will take longer.\n`,
  )
}
process.exit(0)
