import type { Server } from 'node:http'

/** Listens on 127.0.0.1. @returns the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail)
      const address = server.address()
      if (typeof address === 'object' && address !== null) done(address.port)
      else fail(new Error('the server has no port'))
    })
  })
}
