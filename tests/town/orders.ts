/** In how many orders a life's messages are told, as many as the suite has time for: ORDERS=70 npm test embedded any-order tries more. */
export const orders = Number(process.env.ORDERS) || (process.env.TEST_DATABASE_URL ? 4 : 14)
