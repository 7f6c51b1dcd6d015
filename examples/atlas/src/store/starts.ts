/** The landscapes with which journals began: a journal keeps what happened since, and cannot be read without the one of which it tells. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

interface Schema extends DBSchema {
  starts: { key: string; value: string };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function opened(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>("regie starts", 1, {
    upgrade(made) {
      made.createObjectStore("starts");
    },
  });
  return database;
}

/** By the hash of the first event: it is that of one journal alone, whoever began another one meanwhile. */
export async function keepStart(hash: string, text: string): Promise<void> {
  await (await opened()).put("starts", text, hash);
}

export async function startOf(hash: string): Promise<string | undefined> {
  return (await opened()).get("starts", hash);
}
