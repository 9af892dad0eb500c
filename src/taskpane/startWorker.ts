/** The worker is a file of its own beside the pages, as the policy asks (worker-src 'self'). */
export const startWorker = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { name: "so-thi-dua" });
