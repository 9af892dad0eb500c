/** One of each kind of what Excel answers when it goes wrong, each at another point of the request in turn. */
export const CODES = [
  "ItemNotFound",
  "InvalidArgument",
  "InvalidReference",
  "AccessDenied",
  "ApiNotFound",
  "InvalidOperationInCellEditMode",
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "InactiveWorkbook",
  "GeneralException",
  "RequestAborted",
  "ActivityLimitReached",
  "ServiceNotAvailable",
];
export const POINTS = ["start", "middle", "end", "lost"] as const;
