#include "workspace/workspace_private.h"

#include "store/edit_repository.h"
#include "store/transaction.h"

#include <QJsonDocument>
#include <QUuid>

#include <functional>

namespace milepost {

namespace {

std::string newOpId() { return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(); }

Error nothingTo(const char *what) { return Error{ErrorCode::NotFound, what, "there is nothing to " + std::string(what)}; }

/// Puts back what `target` changed, as an edit of its own.
Result<EditReceipt> takeBack(store::Database &database, const Clock &clock, const std::string &author, const char *doing,
                             const std::function<Result<std::optional<store::EditRow>>(store::EditRepository &)> &find)
{
    MP_ASSIGN(auto transaction, store::Transaction::begin(database));
    store::EditRepository edits(database);
    MP_ASSIGN(const auto target, find(edits));
    if (!target)
        return nothingTo(doing);
    MP_TRY(revert(database, *target));
    store::EditRow row;
    row.opId = newOpId();
    MP_ASSIGN(row.hlc, edits.nextTime(clock.now()));
    row.author = author;
    row.kind = target->kind;
    row.summary = target->summary;
    row.before = target->after;
    row.after = target->before;
    row.undoes = target->opId;
    MP_TRY(edits.append(row));
    MP_TRY(transaction.commit());
    return receiptOf(row);
}

} // namespace

/// An edit that is let through between the slices of an import is as durable as any other.
struct Workspace::Private::DurableEdit {
    explicit DurableEdit(Private &p) : d(p) { set(store::Durability::Full); }
    ~DurableEdit() { set(store::Durability::Bulk); }
    void set(store::Durability durability)
    {
        if (d.importing)
            static_cast<void>(d.database().setDurability(durability));
    }
    Private &d;
};

EditContext Workspace::Private::editContext()
{
    const std::string &me = settings["me"];
    return EditContext{database(), zone, clock, author, me.empty() ? author : me};
}

Result<EditReceipt> Workspace::apply(const EditChange &change)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(d->refresh());
    const Private::DurableEdit durable(*d);
    MP_ASSIGN(auto transaction, store::Transaction::begin(d->database()));
    MP_ASSIGN(const Operation operation, perform(d->editContext(), change));
    store::EditRow row;
    row.kind = operation.kind;
    row.summary = QJsonDocument(operation.summary).toJson(QJsonDocument::Compact).toStdString();
    if (operation.touches.empty())
        return receiptOf(row);
    store::EditRepository edits(d->database());
    row.opId = newOpId();
    MP_ASSIGN(row.hlc, edits.nextTime(d->clock.now()));
    row.author = d->author;
    encodeTouches(operation.touches, row);
    MP_TRY(edits.append(row));
    MP_TRY(transaction.commit());
    MP_TRY(d->refresh());
    return receiptOf(row);
}

Result<EditReceipt> Workspace::undo()
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    const Private::DurableEdit durable(*d);
    auto receipt = takeBack(d->database(), d->clock, d->author, "undo",
                            [&](store::EditRepository &edits) { return edits.undoTarget(d->author); });
    MP_TRY(d->refresh());
    return receipt;
}

Result<EditReceipt> Workspace::redo()
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    const Private::DurableEdit durable(*d);
    auto receipt = takeBack(d->database(), d->clock, d->author, "redo",
                            [&](store::EditRepository &edits) { return edits.redoTarget(d->author); });
    MP_TRY(d->refresh());
    return receipt;
}

Result<UndoState> Workspace::undoState()
{
    store::EditRepository edits(d->database());
    MP_ASSIGN(const auto undo, edits.undoTarget(d->author));
    MP_ASSIGN(const auto redo, edits.redoTarget(d->author));
    UndoState state;
    if (undo)
        state.undo = receiptOf(*undo);
    if (redo)
        state.redo = receiptOf(*redo);
    return state;
}

} // namespace milepost
