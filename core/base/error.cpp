#include "base/error.h"

namespace milepost {

std::string_view codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal: return "internal";
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::AlreadyExists: return "already_exists";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::FileOpen: return "file_open";
    case ErrorCode::FileWrite: return "file_write";
    case ErrorCode::FileFormat: return "file_format";
    case ErrorCode::DiskFull: return "disk_full";
    case ErrorCode::Encoding: return "encoding";
    case ErrorCode::Parse: return "parse";
    case ErrorCode::Mapping: return "mapping";
    case ErrorCode::Ambiguous: return "ambiguous";
    case ErrorCode::LimitExceeded: return "limit_exceeded";
    case ErrorCode::Database: return "database";
    case ErrorCode::DatabaseBusy: return "database_busy";
    case ErrorCode::DatabaseDamaged: return "database_damaged";
    case ErrorCode::SchemaTooNew: return "schema_too_new";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Network: return "network";
    case ErrorCode::Timeout: return "timeout";
    case ErrorCode::Credentials: return "credentials";
    case ErrorCode::Tls: return "tls";
    case ErrorCode::RemoteAnswer: return "remote_answer";
    case ErrorCode::NeedsAnswer: return "needs_answer";
    case ErrorCode::Locked: return "locked";
    }
    return "internal";
}

std::string Error::toString() const
{
    std::string text{codeName(code)};
    for (const auto *part : {&context, &detail}) {
        if (!part->empty())
            text += ": " + *part;
    }
    return text;
}

} // namespace milepost
