// What pages ask of a workspace beyond the snapshot: read on the reader's thread, answered on the session's.
#include "workspace/documents.h"
#include "workspace/evidence.h"
#include "workspace/session_private.h"
#include "workspace/value_answers.h"

namespace milepost {

void Session::requestDetail(QObject *context, AccountId account, std::function<void(Result<AccountDetail>)> answer)
{
    const Day day = d->shownDay;
    d->request<AccountDetail>(
        context, SessionQuestion::Detail, [account, day](Workspace &workspace) { return workspace.detail(account, day); },
        std::move(answer));
}

void Session::requestPreview(QObject *context, std::string path, std::optional<Mapping> mapping,
                             std::function<void(Result<ImportPreview>)> answer)
{
    d->request<ImportPreview>(
        context, SessionQuestion::Preview,
        [path = std::move(path), mapping = std::move(mapping)](Workspace &workspace) {
            return workspace.preview(path, mapping);
        },
        std::move(answer));
}

void Session::requestRuns(QObject *context, std::function<void(Result<std::vector<RunRecord>>)> answer)
{
    d->request<std::vector<RunRecord>>(
        context, SessionQuestion::Runs, [](Workspace &workspace) { return workspace.runs(); }, std::move(answer));
}

void Session::requestRejections(QObject *context, std::optional<RunId> run,
                                std::function<void(Result<std::vector<Rejection>>)> answer)
{
    d->request<std::vector<Rejection>>(
        context, SessionQuestion::Rejections, [run](Workspace &workspace) { return workspace.rejections(run); },
        std::move(answer));
}

void Session::requestRejectionsOf(QObject *context, std::string source, std::function<void(Result<std::vector<Rejection>>)> answer)
{
    const auto work = [source = std::move(source)](Workspace &workspace) { return workspace.rejectionsOf(source); };
    d->request<std::vector<Rejection>>(context, SessionQuestion::RejectionsOf, work, std::move(answer));
}

void Session::requestFindings(QObject *context, std::function<void(Result<std::vector<Finding>>)> answer)
{
    d->request<std::vector<Finding>>(
        context, SessionQuestion::Findings, [](Workspace &workspace) { return workspace.findings(); }, std::move(answer));
}

void Session::requestCatalog(QObject *context, std::function<void(Result<std::vector<CatalogEntry>>)> answer)
{
    d->request<std::vector<CatalogEntry>>(
        context, SessionQuestion::Catalog, [](Workspace &workspace) { return workspace.catalogEntries(); }, std::move(answer));
}

void Session::requestVersions(QObject *context, std::function<void(Result<std::vector<MilestoneDefinition>>)> answer)
{
    d->request<std::vector<MilestoneDefinition>>(
        context, SessionQuestion::Versions, [](Workspace &workspace) { return workspace.milestoneVersions(); }, std::move(answer));
}

void Session::requestGrouping(QObject *context, std::shared_ptr<const EvidenceBase> base, std::string field,
                              std::function<void(Result<analytics::Grouping>)> answer)
{
    d->request<analytics::Grouping>(
        context, SessionQuestion::Grouping,
        [base = std::move(base), field = std::move(field)](Workspace &workspace) { return workspace.grouping(*base, field); },
        std::move(answer));
}

void Session::requestBehaviours(QObject *context, std::shared_ptr<const EvidenceBase> base, std::int32_t firstDays,
                                std::function<void(Result<std::vector<analytics::Behaviour>>)> answer)
{
    d->request<std::vector<analytics::Behaviour>>(
        context, SessionQuestion::Behaviours,
        [base = std::move(base), firstDays](Workspace &workspace) { return workspace.eventBehaviours(*base, firstDays); },
        std::move(answer));
}

void Session::requestRoiModels(QObject *context, std::function<void(Result<std::vector<RoiModel>>)> answer)
{
    d->request<std::vector<RoiModel>>(
        context, SessionQuestion::RoiModels, [](Workspace &workspace) { return workspace.roiModels(); }, std::move(answer));
}

void Session::requestRoi(QObject *context, AccountIndex account, std::function<void(Result<std::optional<AccountRoi>>)> answer)
{
    d->request<std::optional<AccountRoi>>(
        context, SessionQuestion::Roi,
        [of = d->snapshot, account](Workspace &workspace) { return workspace.roi(of, account); }, std::move(answer));
}

void Session::requestPortfolioRoi(QObject *context, std::function<void(Result<PortfolioRoi>)> answer)
{
    d->request<PortfolioRoi>(
        context, SessionQuestion::PortfolioRoi,
        [of = d->snapshot, control = JobControl{d->closing, {}, {}}](Workspace &workspace) {
            return workspace.portfolioRoi(of, control);
        },
        std::move(answer));
}

void Session::requestRenewalLedger(QObject *context, AccountId only,
                                   std::function<void(Result<std::vector<RenewalCallRecord>>)> answer)
{
    const Day day = d->shownDay;
    d->request<std::vector<RenewalCallRecord>>(
        context, SessionQuestion::RenewalLedger,
        [only, day](Workspace &workspace) { return workspace.renewalLedger(only, day); }, std::move(answer));
}

void Session::requestPlan(QObject *context, AccountIndex account, std::function<void(Result<AccountPlan>)> answer)
{
    d->request<AccountPlan>(
        context, SessionQuestion::Plan,
        [of = d->snapshot, account](Workspace &workspace) { return workspace.plan(of, account); }, std::move(answer));
}

void Session::requestDocument(QObject *context, const DocumentRequest &request, std::function<void(Result<DocumentFile>)> answer)
{
    d->request<DocumentFile>(
        context, SessionQuestion::Document,
        [of = d->snapshot, request](Workspace &workspace) { return makeDocument(workspace, of, request); }, std::move(answer));
}

void Session::writeDocuments(QObject *context, DocumentsRequest request, std::function<void(std::int64_t, std::int64_t)> progress,
                             std::function<void(Result<DocumentsWritten>)> answer)
{
    d->documentsCancel = CancelToken();
    const auto work = [p = d.get(), of = d->snapshot, alive = QPointer<QObject>(context), request = std::move(request), progress = std::move(progress),
                       answer = std::move(answer), cancel = d->documentsCancel] {
        JobControl control{cancel, {}, {}};
        control.progress = [p, alive, progress](const ProgressState &state) {
            p->onSession([alive, progress, state] {
                if (alive && progress)
                    progress(static_cast<std::int64_t>(state.done), static_cast<std::int64_t>(state.total));
            });
        };
        auto written = p->background ? milepost::writeDocuments(*p->background, of, request, control) : Result<DocumentsWritten>(p->notOpen());
        p->onSession([alive, answer, written = std::move(written)]() mutable {
            if (alive)
                answer(std::move(written));
        });
    };
    d->backgroundQueue.postUrgent(work);
}

void Session::cancelDocuments() { d->documentsCancel.cancel(); }

void Session::requestEmail(QObject *context, const EmailRequest &request, std::function<void(Result<EmailDraft>)> answer)
{
    d->request<EmailDraft>(
        context, SessionQuestion::Email,
        [of = d->snapshot, request](Workspace &workspace) { return makeEmail(workspace, of, request); }, std::move(answer));
}

} // namespace milepost
