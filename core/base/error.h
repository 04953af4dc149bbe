/// What went wrong, as a value: a stable code, where, and the detail of the moment.
/// Sentences for people are made from it in core/wording; logs and tests read the code.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace milepost {

/// Stable: the snake_case name (see codeName) is printed by the command line and kept in the database.
enum class ErrorCode {
    Internal, ///< an assumption of ours did not hold
    InvalidArgument, ///< a value given by a person or a caller cannot be used
    NotFound,
    AlreadyExists,
    Cancelled,
    FileOpen, ///< cannot be opened or read
    FileWrite, ///< cannot be written
    FileFormat, ///< not of the kind expected
    DiskFull,
    Encoding,
    Parse, ///< text that does not follow its grammar; detail says line and column
    Mapping, ///< a mapping that cannot be applied
    Ambiguous, ///< two readings of a date or number; the option that decides is named
    LimitExceeded, ///< a cap on size, depth, ratio or count
    Database, ///< SQLite said no
    DatabaseBusy, ///< another process holds the profile
    DatabaseDamaged,
    SchemaTooNew, ///< written by a newer Milepost
    Conflict, ///< an undo or edit whose ground has changed
    Unsupported,
    Network, ///< a server cannot be reached, or the connection broke off
    Timeout, ///< a server took longer than it may
    Credentials, ///< a password or token is missing, or was refused
    Tls, ///< a certificate that does not prove who the server is
    RemoteAnswer, ///< a server answered something that is not data; detail says what
    NeedsAnswer, ///< a source has changed in a way that a person must look at first
    Locked, ///< the same work is being done by another process
};

/// "file_open", "schema_too_new" …
[[nodiscard]] std::string_view codeName(ErrorCode code);

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string context; ///< what was being done, and to what: a path, an entity, a key. UTF-8.
    std::string detail; ///< the cause in its own words: "unable to open database file". UTF-8.

    /// "file_open: accounts.csv: Permission denied". For logs and assertions, not for people.
    [[nodiscard]] std::string toString() const;
    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace milepost
