#include "sync/sources/http/http_client.h"

#include <QEventLoop>
#include <QFile>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QTimer>

namespace milepost::sync {

namespace {

constexpr int lookMs = 100; ///< how often a cancel is looked for
constexpr int mostRedirects = 5;

std::string shown(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toStdString();
}

Error errorOf(QNetworkReply::NetworkError code, const QUrl &url, const QString &text)
{
    const std::string where = shown(url), detail = text.toStdString();
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        // What OpenSSL says of an answer that is not TLS at all tells nobody what to do.
        return {ErrorCode::Tls, where, text.contains(QLatin1String("wrong version number")) ? "it does not answer in TLS: is this the right port?" : detail};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return {ErrorCode::Timeout, where, "it stayed silent for too long"};
    case QNetworkReply::InsecureRedirectError:
        return {ErrorCode::RemoteAnswer, where, "it redirects to another server, which is not followed"};
    case QNetworkReply::TooManyRedirectsError: return {ErrorCode::RemoteAnswer, where, "it redirects without end"};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError: return {ErrorCode::RemoteAnswer, where, detail};
    default: return {ErrorCode::Network, where, detail};
    }
}

} // namespace

Result<std::unique_ptr<HttpClient>> HttpClient::make(const std::string &caFile, HttpLimits limits)
{
    std::unique_ptr<HttpClient> client(new HttpClient(limits));
    client->m_network.setRedirectPolicy(QNetworkRequest::SameOriginRedirectPolicy);
    if (caFile.empty())
        return client;
    QFile file(QString::fromStdString(caFile));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileOpen, caFile, file.errorString().toStdString()};
    const auto certificates = QSslCertificate::fromData(file.read(4 << 20), QSsl::Pem);
    if (certificates.isEmpty())
        return Error{ErrorCode::FileFormat, caFile, "there is no certificate in it"};
    client->m_authorities = certificates;
    return client;
}

Result<HttpAnswer> HttpClient::get(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &headers, const CancelToken &cancel)
{
    QNetworkRequest request(url);
    request.setMaximumRedirectsAllowed(mostRedirects);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(static_cast<int>(m_limits.silenceMs));
    request.setDecompressedSafetyCheckThreshold(m_limits.bodyBytes);
    if (m_authorities) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.setCaCertificates(*m_authorities);
        request.setSslConfiguration(tls);
    }
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);

    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    HttpAnswer answer;
    std::optional<Error> stopped;
    QEventLoop loop;
    const auto stop = [&](Error error) {
        stopped = std::move(error);
        loop.quit();
    };
    const auto takeBytes = [&] {
        if (!reply->isOpen()) // it failed before it had a body
            return;
        answer.body += reply->read(m_limits.bodyBytes + 1 - answer.body.size());
        if (answer.body.size() > m_limits.bodyBytes)
            stop({ErrorCode::LimitExceeded, shown(url), "a page is larger than " + std::to_string(m_limits.bodyBytes >> 20) + " MB"});
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, takeBytes);
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (cancel.cancelled())
            stop({ErrorCode::Cancelled, shown(url), "stopped"});
    });
    look.start(lookMs);
    QTimer::singleShot(static_cast<int>(m_limits.deadlineMs), &loop,
                       [&] { stop({ErrorCode::Timeout, shown(url), "the whole answer took too long"}); });
    if (!reply->isFinished())
        loop.exec();
    if (!stopped && reply->isFinished())
        takeBytes();
    if (stopped) {
        reply->disconnect();
        reply->abort();
        return std::move(*stopped);
    }
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.reason = reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().left(100).toStdString();
    const auto code = reply->error();
    // An answer of 400 and above is an answer; what went wrong below HTTP is not.
    const bool belowHttp = code != QNetworkReply::NoError && (answer.status < 400 || code < QNetworkReply::ContentAccessDenied);
    if (belowHttp || answer.status == 0)
        return errorOf(code, url, reply->errorString());
    const QByteArray type = reply->rawHeader("Content-Type").toLower();
    answer.contentType = type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed().toStdString();
    answer.retryAfter = reply->rawHeader("Retry-After").trimmed().left(64).toStdString();
    // A connection that the server means to close ends a body, whole or cut, in the same way.
    const bool length = reply->hasRawHeader("Content-Length") || answer.status == 204;
    const bool chunked = reply->rawHeader("Transfer-Encoding").toLower().contains("chunked");
    const bool closes = reply->rawHeader("Connection").toLower().contains("close");
    answer.endTold = length || (chunked && !closes);
    return answer;
}

} // namespace milepost::sync
