export declare const startPostgres: (options?: { folder?: string; settings?: string[] }) => Promise<{ address: string; stop(): Promise<void> }>
