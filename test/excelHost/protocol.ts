import { HostFault } from "./book";
import type { HostNode } from "./node";

/** The request office.js sends (ProcessQuery). */
export interface WireRequest {
  Actions: WireAction[];
  ObjectPaths: Record<string, WirePath>;
}

interface WireArguments {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: number[];
}

export interface WireAction {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: WireArguments;
  QueryInfo?: { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number };
}

interface WirePath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: WireArguments;
}

export interface WireError {
  Code: string;
  Message: string;
  Location: string;
  ActionIndex: number;
  HttpStatusCode: number;
}

export interface WireResponse {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: WireError;
}

export interface Session {
  root: HostNode;
  /** Ranges kept alive between requests, by reference id. */
  kept: Map<string, HostNode>;
  nextReference: number;
  /** Whether nothing may be changed: the workbook was opened for reading. */
  closed: () => boolean;
  /** Brings formulas up to date before values are read. */
  settle: () => Promise<void>;
}

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const PATH = { root: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

const pascal = (name: string): string => (name === "" ? name : name[0]!.toUpperCase() + name.slice(1));

/** Methods that change nothing of the workbook. */
const READS = /^(?:_|Get|Select|Activate|Calculate|Suspend|Open$)/;

/** Properties of a node as a query asks for them: "values", "format/font/name". None or "*" is every scalar. */
function answer(node: HostNode, select: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  if (node.id !== undefined) out["_Id"] = node.id;
  const deeper = new Map<string, string[]>();
  const read = (name: string): void => {
    const prop = node.scalars[name];
    if (!prop) throw new HostFault("InvalidArgument", `${node.type} has no property ${name}`);
    out[name] = prop.get();
  };
  const wanted = select.filter((each) => each !== "");
  if (wanted.length === 0 || wanted.includes("*"))
    for (const name of Object.keys(node.scalars))
      if (!["Values", "Formulas", "Text", "NumberFormat", "ValueTypes"].includes(name)) read(name);
  for (const path of wanted) {
    if (path === "*") continue;
    const slash = path.indexOf("/");
    const head = pascal(slash < 0 ? path : path.slice(0, slash));
    if (slash < 0 && node.scalars[head]) read(head);
    else deeper.set(head, [...(deeper.get(head) ?? []), slash < 0 ? "" : path.slice(slash + 1)]);
  }
  for (const [name, paths] of deeper) {
    const child = node.children?.[name];
    if (!child) throw new HostFault("InvalidArgument", `${node.type} has no property ${name}`);
    const found = child();
    out[name] = found === null ? null : query(found, paths);
  }
  return out;
}

function query(node: HostNode, select: readonly string[]): Record<string, unknown> {
  if (!node.items) return answer(node, select);
  const own = select.filter((path) => node.scalars[pascal(path)] !== undefined);
  const each = select
    .filter((path) => node.scalars[pascal(path)] === undefined)
    .map((path) => path.replace(/^items\/?/, ""));
  return {
    ...Object.fromEntries(own.map((path) => [pascal(path), node.scalars[pascal(path)]!.get()])),
    _Items: node.items().map((item) => answer(item, each)),
  };
}

const asks = (select: readonly string[]): boolean =>
  select.some((path) => /(^|\/)(values|text|valueTypes|value)$/i.test(path));

/** Runs a request as Excel does: action by action, stopping at the first that fails; what went before stays done. */
export async function execute(
  session: Session,
  request: WireRequest,
  failAt?: { index: number; error: HostFault },
): Promise<WireResponse> {
  const known = new Map<number, HostNode | null>();
  const references = new Map<number, string>();
  const resolve = (id: number): HostNode | null => {
    if (known.has(id)) return known.get(id)!;
    const path = request.ObjectPaths[String(id)];
    if (!path) throw new HostFault("InvalidRequest", `no object path ${id}`);
    const node = open(path);
    known.set(id, node);
    return node;
  };
  const args = (info: WireArguments | undefined): unknown[] =>
    (info?.Arguments ?? []).map((value, i) => {
      const id = info?.ReferencedObjectPathIds?.[i];
      return id ? resolve(id) : value;
    });
  const open = (path: WirePath): HostNode | null => {
    if (path.ObjectPathType === PATH.root) return session.root;
    if (path.ObjectPathType === PATH.nullObject) return null;
    if (path.ObjectPathType === PATH.reference) {
      const found = session.kept.get(path.Name);
      if (!found) throw new HostFault("InvalidObjectPath", "the object is gone");
      return found;
    }
    // Services apart from the workbook, such as the one the library tells of its ribbon commands: they hear and do nothing.
    if (path.ObjectPathType === PATH.newObject) return { type: path.Name, scalars: {}, service: true };
    const parent = resolve(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    const list = args(path.ArgumentInfo);
    if (path.ObjectPathType === PATH.indexer) {
      if (!parent.indexer) throw new HostFault("InvalidRequest", `${parent.type} has no indexer`);
      return parent.indexer(list[0]);
    }
    if (path.ObjectPathType === PATH.property) {
      const child = parent.children?.[path.Name];
      if (!child) throw new HostFault("ApiNotFound", `${parent.type}.${path.Name}`);
      return child();
    }
    if (path.Name === "Add" && session.closed()) throw new HostFault("AccessDenied", "the workbook is read-only");
    const make = parent.objects?.[path.Name];
    if (!make) throw new HostFault("ApiNotFound", `${parent.type}.${path.Name}()`);
    return make(...list);
  };
  const act = async (action: WireAction): Promise<unknown> => {
    const node = resolve(action.ObjectPathId);
    if (action.ActionType === ACTION.instantiate) {
      if (node === null) return null;
      const reference = references.get(action.ObjectPathId);
      return { ...(node.id === undefined ? {} : { _Id: node.id }), ...(reference ? { _ReferenceId: reference } : {}) };
    }
    if (node === null) {
      if (action.ActionType === ACTION.query || action.Name === "_KeepReference") return null;
      throw new HostFault("ItemNotFound", "the object is a null object");
    }
    if (action.ActionType === ACTION.query) {
      const select = action.QueryInfo?.Select ?? [];
      if (asks(select)) await session.settle();
      return query(node, select);
    }
    const list = args(action.ArgumentInfo);
    const writes = action.ActionType === ACTION.setProperty || !READS.test(action.Name);
    if (writes && session.closed() && !node.service) throw new HostFault("AccessDenied", "the workbook is read-only");
    if (action.ActionType === ACTION.setProperty) {
      const prop = node.scalars[action.Name];
      if (!prop?.set) throw new HostFault("InvalidArgument", `${node.type}.${action.Name} cannot be set`);
      prop.set(list[0]);
      return null;
    }
    if (action.ActionType !== ACTION.method) throw new HostFault("NotImplemented", `action type ${action.ActionType}`);
    if (action.Name === "_KeepReference") {
      const id = `ref${session.nextReference++}`;
      session.kept.set(id, node);
      references.set(action.ObjectPathId, id);
      return null;
    }
    if (action.Name === "_RemoveReference") {
      session.kept.delete(String(list[0]));
      return null;
    }
    if (node.service) return null;
    const method = node.methods?.[action.Name];
    if (!method) throw new HostFault("ApiNotFound", `${node.type}.${action.Name}()`);
    return method(...list) ?? null;
  };
  const response: WireResponse = { Results: [], TraceIds: [] };
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (failAt && failAt.index === index) throw failAt.error;
      if (action.ActionType === ACTION.trace) {
        response.TraceIds.push(action.Id);
        response.Results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      response.Results.push({ ActionId: action.Id, Value: await act(action) });
    } catch (error) {
      if (!(error instanceof HostFault)) throw error;
      response.Error = {
        Code: error.code,
        Message: error.message,
        Location: `${request.ObjectPaths[String(action.ObjectPathId)]?.Name ?? ""}.${action.Name}`,
        ActionIndex: index,
        HttpStatusCode: 400,
      };
      return response;
    }
  }
  return response;
}
