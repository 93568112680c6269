// The site of the documentation: the Markdown of the repository, with navigation and search.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const here = path.dirname(fileURLToPath(import.meta.url))
const top = path.resolve(here, '../../../..')

// As Git hosts make anchors, so that the same links work there and here.
const slugify = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

// Comments are for whoever writes; the contents of a page stand beside it here.
const withoutComments = (md) =>
  md.core.ruler.before('normalize', 'comments', (state) => {
    state.src = state.src.replace(/<!--.*?-->\n?/gs, '').replace(/^\*\*On this page:\*\* .*$/m, '')
  })

const docs = (pages) => pages.map(([text, page]) => ({ text, link: `/driver/docs/${page}` }))

export default defineConfig({
  title: 'Hushcell',
  description: 'A JDBC driver that encrypts chosen cells',
  lang: 'en',
  srcDir: top,
  srcExclude: ['**/target/**', '**/node_modules/**'],
  outDir: path.resolve(here, '../target/site'),
  cacheDir: path.resolve(here, '../target/cache'),
  // Pages and folders of source are links into the repository; Java tests see that they are there.
  ignoreDeadLinks: [(link) => !/\.(md|html)(#.*)?$/.test(link) && /src|\.java|\.xml|\.ya?ml/.test(link)],
  rewrites: (page) => page.replace(/(^|\/)README\.md$/, '$1index.md'),
  // The pages are outside of this folder, and so do not find its node_modules by themselves.
  vite: { resolve: { alias: { vue: path.resolve(here, '../node_modules/vue') } } },
  markdown: {
    html: false,
    config: withoutComments,
    anchor: { slugify },
    toc: { slugify },
    headers: { slugify },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3], label: 'On this page' },
    nav: [
      { text: 'Documentation', link: '/driver/docs/' },
      { text: 'Which SQL works', link: '/driver/docs/statements' },
      { text: 'Errors', link: '/driver/docs/errors' },
      { text: 'Changelog', link: '/CHANGELOG' },
    ],
    sidebar: [
      {
        text: '1. Start',
        items: [
          { text: 'Front page', link: '/' },
          { text: 'Documentation', link: '/driver/docs/' },
          ...docs([
            ['The first ten minutes', 'first-ten-minutes'],
            ['Installing', 'installing'],
            ['Spring Boot', 'frameworks/spring-boot'],
            ['Quarkus', 'frameworks/quarkus'],
            ['Micronaut', 'frameworks/micronaut'],
            ['Jakarta EE', 'frameworks/jakarta-ee'],
          ['Kotlin', 'frameworks/kotlin'],
            ['Flyway', 'frameworks/flyway'],
            ['Liquibase', 'frameworks/liquibase'],
            ['Data sources', 'data-sources'],
            ['Mistakes of the first hour', 'mistakes'],
          ]),
          { text: 'Harbour CRM', link: '/samples/crm/' },
        ],
      },
      {
        text: '2. Declare',
        items: [
          ...docs([
            ['Configuration', 'configuration'],
            ['Annotations', 'annotations'],
            ['Key stores', 'keystores'],
            ['Which SQL works', 'statements'],
            ['Conditions in the driver', 'evaluation'],
            ['Large values', 'large-values'],
            ['JDBC', 'jdbc'],
          ]),
          {
            text: 'Databases',
            collapsed: true,
            items: docs([
              ['What is off where', 'databases/'],
              ['H2', 'databases/h2'],
              ['PostgreSQL', 'databases/postgresql'],
              ['MariaDB and MySQL', 'databases/mariadb-mysql'],
              ['SQLite', 'databases/sqlite'],
              ['SQL Server', 'databases/sqlserver'],
            ]),
          },
        ],
      },
      {
        text: '3. Migrate',
        items: docs([
          ['Rewriting columns', 'rewriting'],
          ['Changing what is protected', 'changing'],
          ['Spark', 'spark'],
        ]),
      },
      {
        text: '4. Operate',
        items: docs([
          ['The command', 'command'],
          ['SQL clients', 'sql-clients'],
          ['Releases', 'releases'],
          ['Keys', 'keys'],
          ['Forgetting a person', 'erasing'],
          ['Errors', 'errors'],
          ['Observation', 'observation'],
          ['Defence in depth', 'defence-in-depth'],
          ['Known vulnerabilities', 'vulnerabilities'],
          ['Known issues', 'known-issues'],
          ['Controls', 'controls'],
        ]),
      },
      {
        text: '5. Understand',
        items: [
          ...docs([
            ['Glossary', 'glossary'],
            ['Threat model', 'threat-model'],
            ['Comparison', 'comparison'],
            ['Performance', 'performance'],
            ['Architecture', 'architecture'],
            ['Stored format', 'format'],
            ['Catalogue', 'catalogue'],
            ['Testing', 'testing'],
            ['Decisions', 'decisions/'],
          ]),
          { text: 'Benchmarks', link: '/driver/benchmarks/' },
        ],
      },
    ],
  },
})
