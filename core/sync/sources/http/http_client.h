/// One GET after the other, with everything that must never happen refused: other origins, unproven certificates,
/// bodies without end. Lives on the thread that made it; blocks it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QPair>
#include <QSslCertificate>
#include <QUrl>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace milepost::sync {

struct HttpLimits {
    std::int64_t silenceMs = 30'000; ///< without a byte
    std::int64_t deadlineMs = 600'000; ///< for a whole answer
    std::int64_t bodyBytes = 64 << 20; ///< after decompression
};

struct HttpAnswer {
    int status = 0;
    std::string reason; ///< "OK"
    std::string contentType; ///< lower case, without parameters
    std::string retryAfter; ///< as sent; "" = not sent
    QByteArray body; ///< decompressed
    bool endTold = false; ///< the transfer itself shows that the body is whole (a length, or the last chunk)
};

class HttpClient {
public:
    /// `caFile`: certificates to trust instead of the system's; "" = the system's. FileOpen, FileFormat.
    [[nodiscard]] static Result<std::unique_ptr<HttpClient>> make(const std::string &caFile, HttpLimits limits);

    /// An answer of any status; Network, Timeout, Tls, LimitExceeded, RemoteAnswer (a redirect elsewhere, a body that
    /// does not decompress) or Cancelled. Messages never contain the query or the headers.
    [[nodiscard]] Result<HttpAnswer> get(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &headers, const CancelToken &cancel);

private:
    explicit HttpClient(HttpLimits limits) : m_limits(limits) {}
    HttpLimits m_limits;
    QNetworkAccessManager m_network;
    std::optional<QList<QSslCertificate>> m_authorities;
};

} // namespace milepost::sync
