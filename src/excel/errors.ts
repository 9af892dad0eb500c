import type { HostErrorCode, HostPlace } from "../host/workbook";
import { HostError } from "../host/workbook";
import { Cancelled } from "../sheet/progress";

/**
 * Every error code Excel's and Office's client library documents (Excel.ErrorCodes, OfficeExtension.ErrorCodes, and the
 * table "Error handling with the Office JavaScript APIs"), with what it means for the person at the workbook.
 */
export const ERROR_CODES: Readonly<Record<string, HostErrorCode>> = {
  AccessDenied: "protected",
  BadPassword: "protected",
  ActivityLimitReached: "busy",
  ApiNotAvailable: "unsupported",
  ApiNotFound: "unsupported",
  CannotRegisterEvent: "unsupported",
  "Client Error": "unknown",
  ClientError: "unknown",
  CannotUpdateReadOnlyProperty: "readOnly",
  Conflict: "busy",
  ConnectionFailure: "connection",
  ContentLengthRequired: "connection",
  DirtySupportingFormula: "invalid",
  EmptyChartSeries: "invalid",
  FilteredRangeConflict: "filtered",
  FormulaLengthExceedsLimit: "invalid",
  GeneralException: "unknown",
  HostRestartNeeded: "busy",
  InactiveWorkbook: "inactive",
  InsertDeleteConflict: "busy",
  InvalidArgument: "invalid",
  InvalidBinding: "missing",
  InvalidObjectPath: "unknown",
  InvalidOperation: "invalid",
  InvalidOperationInCellEditMode: "editing",
  InvalidOrTimedOutSession: "connection",
  InvalidReference: "missing",
  InvalidRequest: "unknown",
  InvalidRequestContext: "unknown",
  InvalidRibbonDefinition: "unknown",
  InvalidSelection: "invalid",
  ItemAlreadyExists: "changed",
  ItemNotFound: "missing",
  MemoryLimitReached: "memory",
  MergedRangeConflict: "invalid",
  NonBlankCellOffSheet: "invalid",
  NotImplemented: "unsupported",
  OpenWorkbookLinksBlocked: "unsupported",
  OperationCellsExceedLimit: "tooLarge",
  OutOfMemory: "memory",
  PivotTableRangeConflict: "invalid",
  PowerQueryRefreshResourceChallenge: "connection",
  PropertyNotLoaded: "unknown",
  RangeExceedsLimit: "tooLarge",
  RangeImageExceedsLimit: "tooLarge",
  ReadOnly: "readOnly",
  RefreshWorkbookLinksBlocked: "unsupported",
  RequestAborted: "busy",
  RequestPayloadSizeLimitExceeded: "tooLarge",
  ResponsePayloadSizeLimitExceeded: "tooLarge",
  RunMustReturnPromise: "unknown",
  ServiceNotAvailable: "connection",
  Timeout: "busy",
  Unauthenticated: "connection",
  UnsupportedFeature: "unsupported",
  UnsupportedFillType: "unsupported",
  UnsupportedOperation: "unsupported",
  UnsupportedSheet: "unsupported",
  ValueNotLoaded: "unknown",
};

/** What Excel's client library throws, as far as it is looked at. */
interface Thrown {
  code?: unknown;
  message?: unknown;
}

/** Excel's own code of an error, or "". */
export function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null ? (error as Thrown).code : undefined;
  return typeof code === "string" || typeof code === "number" ? String(code) : "";
}

/** Anything thrown, as HostError; HostError and Cancelled pass as they are. */
export function hostError(error: unknown, place?: HostPlace, dirty = false): HostError | Cancelled {
  if (error instanceof Cancelled) return error;
  if (error instanceof HostError && !dirty) return error;
  if (error instanceof HostError) return new HostError(error.code, error.place ?? place, error.detail, dirty);
  const code = codeOf(error);
  return new HostError(ERROR_CODES[code] ?? "unknown", place, code === "" ? undefined : code, dirty);
}
