/** Where the corpora lie that are not part of the project (MASTHEAD_DATA); what is measured against them says so when they are not there. */
export const corpora = process.env.MASTHEAD_DATA ?? '../shared/data'
