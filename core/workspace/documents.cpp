#include "workspace/documents.h"

#include "reports/document_template.h"
#include "reports/make_documents.h"
#include "workspace/saved_file.h"
#include "workspace/value_answers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace milepost {

namespace {

/// At most `most` bytes of a regular file: a pipe or a device would never end.
Result<QByteArray> readRegular(const QString &path, qint64 most, const std::string &what)
{
    const QFileInfo info(path);
    if (!info.exists() || !info.isFile())
        return Error{ErrorCode::FileOpen, what, path.toStdString() + " is not a file"};
    if (info.size() > most)
        return Error{ErrorCode::LimitExceeded, what, path.toStdString() + " is larger than " + std::to_string(most / 1024) + " KiB"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileOpen, path.toStdString(), file.errorString().toStdString()};
    return file.read(most + 1);
}

/// What is read once for many documents of one snapshot.
class Maker {
public:
    static Result<Maker> open(Workspace &workspace, const Snapshot &snapshot)
    {
        MP_ASSIGN(Brand brand, brandOf(workspace));
        return Maker(workspace, snapshot, std::move(brand));
    }

    Result<DocumentFile> document(const DocumentRequest &request)
    {
        MP_TRY(gather(request.account));
        const DocumentInput input{*m_snapshot.standing, request.account, m_plan.plan, m_roi ? &m_roi->model : nullptr, m_roi ? &m_roi->result : nullptr};
        const auto voice = wording::Voice::person();
        if (request.edition == DocumentEdition::Customer || request.kind == DocumentKind::Report)
            return documentFile(makeCustomerDocument(input), request.kind, m_brand, voice, m_templates, request.forms);
        const Portfolio &portfolio = *m_snapshot.portfolio;
        MP_ASSIGN(const AccountDetail detail, m_workspace.detail(portfolio.id[request.account], portfolio.asOf, 1));
        MP_ASSIGN(const auto calls, m_workspace.renewalLedger(portfolio.id[request.account], portfolio.asOf));
        const InternalInput internal{m_plan.interview, detail.notes, detail.tasks, calls};
        return documentFile(makeInternalDocument(input, internal, voice), m_brand, voice, m_templates, request.forms);
    }

    Result<EmailDraft> email(const EmailRequest &request)
    {
        MP_TRY(gather(request.account));
        const DocumentInput input{*m_snapshot.standing, request.account, m_plan.plan, m_roi ? &m_roi->model : nullptr, m_roi ? &m_roi->result : nullptr};
        const Portfolio &portfolio = *m_snapshot.portfolio;
        MP_ASSIGN(const AccountDetail detail, m_workspace.detail(portfolio.id[request.account], portfolio.asOf, 1));
        const ContactRecord *best = nullptr;
        for (const ContactRecord &contact : detail.contacts) {
            const bool gone = (contact.leftOn.valid() && contact.leftOn <= portfolio.asOf) || contact.bouncedOn.valid();
            const auto rank = [](const ContactRecord &of) { return of.role == ContactRole::Champion ? 2 : of.role == ContactRole::Sponsor ? 1 : 0; };
            if (!gone && !contact.email.empty() && (!best || rank(contact) > rank(*best)))
                best = &contact;
        }
        const std::string first = best ? best->name.substr(0, best->name.find(' ')) : std::string();
        return emailDraft(makeCustomerDocument(input), request.kind, request.period, first, best ? best->email : std::string(), m_brand,
                          wording::Voice::person(), m_templates);
    }

private:
    Maker(Workspace &workspace, const Snapshot &snapshot, Brand brand)
        : m_workspace(workspace), m_snapshot(snapshot), m_brand(std::move(brand)), m_templates(templatesOf(workspace.profile()))
    {
    }

    Result<> gather(AccountIndex account)
    {
        if (account >= m_snapshot.portfolio->accountCount())
            return Error{ErrorCode::NotFound, "account", "no such row"};
        MP_ASSIGN(m_plan, m_workspace.plan(m_snapshot, account));
        auto roi = m_workspace.roi(m_snapshot, account);
        if (!roi && roi.error().code != ErrorCode::NotFound)
            return roi.error();
        m_roi = roi ? std::move(*roi) : std::nullopt;
        return {};
    }

    Workspace &m_workspace;
    const Snapshot &m_snapshot;
    Brand m_brand;
    TemplateSource m_templates;
    AccountPlan m_plan;
    std::optional<AccountRoi> m_roi;
};

} // namespace

Result<Brand> brandOf(Workspace &workspace)
{
    MP_ASSIGN(const auto settings, workspace.settings());
    QByteArray logo;
    if (const std::string &path = settings.at("brand_logo"); !path.empty()) {
        const QString whole = QDir(QString::fromStdString(workspace.profile())).absoluteFilePath(QString::fromStdString(path));
        MP_ASSIGN(logo, readRegular(whole, largestLogo, "brand_logo"));
    }
    return makeBrand(settings.at("brand_name"), settings.at("brand_accent"), logo);
}

TemplateSource templatesOf(const std::string &profile)
{
    return [profile](const std::string &name) -> Result<std::string> {
        const QString own = QDir(QString::fromStdString(profile)).filePath(QStringLiteral("templates/") + QString::fromStdString(name));
        if (QFileInfo::exists(own)) {
            MP_ASSIGN(const QByteArray bytes, readRegular(own, largestTemplate, "template " + name));
            return bytes.toStdString();
        }
        const std::string_view built = builtInTemplate(name);
        if (built.empty())
            return Error{ErrorCode::NotFound, "template", name};
        return std::string(built);
    };
}

Result<DocumentFile> makeDocument(Workspace &workspace, const Snapshot &snapshot, const DocumentRequest &request)
{
    MP_ASSIGN(Maker maker, Maker::open(workspace, snapshot));
    return maker.document(request);
}

Result<EmailDraft> makeEmail(Workspace &workspace, const Snapshot &snapshot, const EmailRequest &request)
{
    MP_ASSIGN(Maker maker, Maker::open(workspace, snapshot));
    return maker.email(request);
}

namespace {

/// Percent-encoded, an id from outside can neither climb out of the folder nor meet another one.
QString fileNameOf(const Portfolio &portfolio, AccountIndex account)
{
    const std::string_view id = portfolio.text(portfolio.externalId[account]);
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())), {}, "."));
    constexpr qsizetype longest = 200, kept = 180;
    return name.size() <= longest ? name : name.left(kept) + QLatin1Char('-') + QString::number(portfolio.id[account].value);
}

/// Whether it is the matter of one account, and the next may do better.
bool ofOneAccount(const Error &error) { return error.code == ErrorCode::InvalidArgument || error.code == ErrorCode::NotFound; }

} // namespace

Result<DocumentsWritten> writeDocuments(Workspace &workspace, const Snapshot &snapshot, const DocumentsRequest &request, const JobControl &control)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const QDir directory(QString::fromStdString(request.folder));
    if (!directory.mkpath(QStringLiteral(".")))
        return Error{ErrorCode::FileWrite, request.folder, "the folder cannot be made"};
    MP_ASSIGN(Maker maker, Maker::open(workspace, snapshot));
    DocumentsWritten result;
    const std::size_t all = request.accounts.empty() ? portfolio.accountCount() : request.accounts.size();
    for (std::size_t i = 0; i < all; ++i) {
        if (control.cancel.cancelled()) {
            result.cancelled = true;
            return result;
        }
        const AccountIndex account = request.accounts.empty() ? static_cast<AccountIndex>(i) : request.accounts[i];
        if (account >= portfolio.accountCount() || portfolio.status[account] != AccountStatus::Active) {
            ++result.noCustomers;
        } else {
            DocumentRequest one;
            one.account = account;
            one.edition = request.edition;
            one.forms = {!request.pdf, request.pdf, 0};
            const auto file = maker.document(one);
            if (!file && !ofOneAccount(file.error()))
                return file.error();
            if (file) {
                const QByteArray &bytes = request.pdf ? file->pdf : file->html;
                const QString name = fileNameOf(portfolio, account) + (request.pdf ? QStringLiteral(".pdf") : QStringLiteral(".html"));
                MP_TRY(saveFile(directory.filePath(name).toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
                ++result.written;
            } else {
                ++result.failed;
                if (result.skipped.size() < DocumentsWritten::mostNamed)
                    result.skipped.push_back({account, file.error()});
            }
        }
        control.report({"", i + 1, all, static_cast<std::uint64_t>(result.written)});
    }
    return result;
}

} // namespace milepost
