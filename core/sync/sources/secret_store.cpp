#include "sync/sources/secret_store.h"

#include <QDir>
#include <qt6keychain/keychain.h>

namespace milepost {

namespace {

const QString service = QStringLiteral("milepost");

Error errorOf(const QKeychain::Job &job, const std::string &key)
{
    const std::string detail = job.errorString().toStdString();
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return {ErrorCode::Credentials, key, detail.empty() ? "the keychain stays closed" : detail};
    default: return {ErrorCode::Unsupported, "keychain", detail.empty() ? "there is no keychain on this system" : detail};
    }
}

class SystemKeychain final : public SecretStore {
public:
    void read(const std::string &key, std::function<void(Result<std::optional<std::string>>)> answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        prepare(*job, key);
        QObject::connect(job, &QKeychain::Job::finished, job, [key, job, answer = std::move(answer)] {
            if (job->error() == QKeychain::EntryNotFound)
                answer(std::optional<std::string>());
            else if (job->error() != QKeychain::NoError)
                answer(errorOf(*job, key));
            else
                answer(std::optional(job->textData().toStdString()));
        });
        job->start();
    }

    void write(const std::string &key, const std::string &secret, std::function<void(Result<>)> answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        prepare(*job, key);
        job->setTextData(QString::fromStdString(secret));
        report(*job, key, std::move(answer));
    }

    void remove(const std::string &key, std::function<void(Result<>)> answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        prepare(*job, key);
        report(*job, key, std::move(answer));
    }

private:
    /// Jobs delete themselves when they have finished.
    static void prepare(QKeychain::Job &job, const std::string &key)
    {
        job.setAutoDelete(true);
        job.setInsecureFallback(false);
        job.setKey(QString::fromStdString(key));
    }

    static void report(QKeychain::Job &job, const std::string &key, std::function<void(Result<>)> answer)
    {
        QObject::connect(&job, &QKeychain::Job::finished, &job, [key, &job, answer = std::move(answer)] {
            const bool fine = job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
            answer(fine ? Result<>() : Result<>(errorOf(job, key)));
        });
        job.start();
    }
};

} // namespace

std::shared_ptr<SecretStore> systemKeychain() { return std::make_shared<SystemKeychain>(); }

std::string secretKey(const std::string &profile, const std::string &source)
{
    const QString folder = QDir(QString::fromStdString(profile)).canonicalPath();
    return (folder.isEmpty() ? QString::fromStdString(profile) : folder).toStdString() + '#' + source;
}

} // namespace milepost
