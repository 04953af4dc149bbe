#include "workspace_fixture.h"

#include <algorithm>
#include <random>

using namespace milepost;
using namespace milepost::test;

namespace {

/// Makes a random change that the workspace at hand can make.
class RandomEdits {
public:
    RandomEdits(Workspace &workspace, std::uint32_t seed) : m_workspace(workspace), m_random(seed) {}

    EditChange next(const std::vector<AccountId> &accounts)
    {
        const AccountId account = accounts[below(accounts.size())];
        const auto catalog = m_workspace.catalog();
        const auto &milestones = catalog->milestones;
        const MilestoneDefinition &milestone = milestones[below(milestones.size())];
        const auto detail = m_workspace.detail(account, m_workspace.today());
        switch (below(17)) {
        case 0: return LogMilestone{{account}, milestone.id, m_workspace.today() - int(below(90)), text(), {}, text()};
        case 1: return AddNote{account, text()};
        case 2:
            if (!detail->notes.empty())
                return EditNote{detail->notes[below(detail->notes.size())].id, text()};
            return AddNote{account, text()};
        case 3:
            if (!detail->notes.empty())
                return DeleteNote{detail->notes[below(detail->notes.size())].id};
            return AddNote{account, text()};
        case 4: return AssignOwner{accounts, below(2) ? "Mara" : text()};
        case 5: return MarkDone{{account}};
        case 6: return Snooze{{account}, m_workspace.today() + 1 + int(below(30)), text()};
        case 7: return AddTask{{account}, text(), "Mara", m_workspace.today() + int(below(30))};
        case 8:
            if (!detail->tasks.empty())
                return SetTaskDone{detail->tasks[below(detail->tasks.size())].id, below(2) == 0};
            return AddTask{{account}, text(), "Mara", {}};
        case 9: return EnableMilestones{{milestone.key}, below(2) == 0};
        case 10: {
            Catalog changed;
            MilestoneDefinition definition = milestone;
            definition.title = text();
            definition.enabled = below(2) == 0;
            changed.milestones.push_back(definition);
            definition.key = "own_" + std::to_string(below(3));
            changed.milestones.push_back(definition);
            changed.levels = catalog->levels;
            if (below(3) == 0)
                changed.levels.push_back({"top_" + text(), text(), {}, {}, {milestone.key}, 1});
            return ImportCatalog{changed};
        }
        case 11: {
            SetRenewalCall call{account, *dayFromIso(below(2) ? "2026-12-31" : "2027-03-31"), {}, {}, {}, text()};
            if (below(4) > 0)
                call.call = static_cast<RenewalCall>(below(4));
            if (below(2) == 0)
                call.probability = 0.1 * double(below(11));
            return call;
        }
        case 12: {
            Plan plan;
            plan.requiredOutcome = below(3) ? text() : std::string();
            plan.destination = {text(), m_workspace.today() + int(below(300))};
            for (std::size_t i = 0; i < below(4); ++i)
                plan.steps.push_back({"step-" + std::to_string(i), text(), {}, below(2) ? PlanSide::Us : PlanSide::Customer, {}, {}, {}});
            return SetPlan{account, plan};
        }
        case 13: return SetInterview{account, {m_workspace.today(), text(), below(2) ? text() : std::string(), {}, text(), {}}};
        case 14: {
            RoiModel model;
            model.key = "model_" + std::to_string(below(3));
            model.title = text();
            for (std::size_t i = 0; i < below(4); ++i) {
                RoiAssumption assumption;
                assumption.key = "a" + std::to_string(i);
                assumption.base = std::to_string(below(100));
                model.assumptions.push_back(assumption);
            }
            return below(4) ? EditChange(PutRoiModels{{model}}) : EditChange(RemoveRoiModel{model.key});
        }
        case 15: {
            RoiAssumption assumption;
            assumption.key = "a1";
            assumption.base = std::to_string(below(100));
            return below(3) ? EditChange(SetRoiAssumption{account, "model_1", assumption}) : EditChange(ResetRoiAssumption{account, "model_1", "a1"});
        }
        default:
            switch (below(4)) {
            case 0: return ChangeSetting{"peers_k", std::to_string(5 + below(20))};
            case 1: return ChangeSetting{"me", below(2) ? "Mara" : "Ivo"};
            case 2: return SaveView{"view " + std::to_string(below(3)), R"({"filter":")" + text() + "\"}"};
            default: return DeleteView{"view " + std::to_string(below(3))};
            }
        }
    }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random); }
    std::string text() { return "text " + std::to_string(below(1000)); }
    Workspace &m_workspace;
    std::mt19937 m_random;
};

std::vector<AccountId> accountsOf(Workspace &workspace)
{
    std::vector<AccountId> ids;
    for (const char *id : {"acme", "bolt", "core"}) {
        if (const auto found = workspace.findAccount(id))
            ids.push_back(*found);
    }
    return ids;
}

} // namespace

class TestEdits : public QObject {
    Q_OBJECT

    /// A profile with three accounts, made without the importer.
    static std::unique_ptr<Workspace> filled(const Profile &profile)
    {
        auto workspace = profile.open();
        if (!workspace)
            return nullptr;
        const auto made = profile.execute("INSERT INTO account(external_id, name, owner, signup, origin) VALUES"
                                          "('acme','Acme','Mara',20098,'source'),('bolt','Bolt','Ivo',20148,'source'),"
                                          "('core','Core Labs','Mara',20032,'source');"
                                          "INSERT INTO dirty_account SELECT id, 1 FROM account");
        if (!made)
            qWarning("%s", made.error().toString().c_str());
        return made ? std::move(workspace) : nullptr;
    }

private Q_SLOTS:
    void everythingIsUndoneAndRedone_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void everythingIsUndoneAndRedone()
    {
        QFETCH(int, seed);
        const Profile profile;
        auto workspace = filled(profile);
        QVERIFY(workspace);
        const auto accounts = accountsOf(*workspace);
        QCOMPARE(accounts.size(), std::size_t(3));
        const std::string start = profile.authored();
        RandomEdits edits(*workspace, static_cast<std::uint32_t>(seed));
        int made = 0;
        std::vector<std::string> states{start};
        while (made < 40) {
            const auto receipt = workspace->apply(edits.next(accounts));
            if (receipt && !receipt->opId.empty()) {
                ++made;
                states.push_back(profile.authored());
            }
        }
        for (int i = made; i > 0; --i) {
            QCOMPARE(profile.authored(), states[static_cast<std::size_t>(i)]);
            const auto undone = workspace->undo();
            MP_VERIFY(undone);
        }
        QCOMPARE(profile.authored(), start);
        QCOMPARE(workspace->undo().error().code, ErrorCode::NotFound);
        // In another process: redo is in the profile, not in memory.
        workspace = profile.open();
        for (int i = 1; i <= made; ++i) {
            const auto redone = workspace->redo();
            MP_VERIFY(redone);
            QCOMPARE(profile.authored(), states[static_cast<std::size_t>(i)]);
        }
        QCOMPARE(workspace->redo().error().code, ErrorCode::NotFound);
    }

    void undoIsRefusedWhereSomethingElseChangedTheField()
    {
        const Profile profile;
        auto workspace = filled(profile);
        const AccountId acme = accountsOf(*workspace).front();
        MP_VERIFY(workspace->apply(AddNote{acme, "first"}));
        const auto detail = workspace->detail(acme, workspace->today());
        MP_VERIFY(detail);
        QCOMPARE(detail->notes.size(), std::size_t(1));
        MP_VERIFY(profile.execute("UPDATE note SET text = 'by a colleague'"));
        const std::string before = profile.authored();
        const auto refused = workspace->undo();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().detail.find("note") != std::string::npos);
        QCOMPARE(profile.authored(), before);
        QCOMPARE(profile.integer("SELECT count(*) FROM edit"), std::int64_t(1));
    }

    void undoRestoresOnlyItsOwnFields()
    {
        const Profile profile;
        auto workspace = filled(profile);
        const AccountId acme = accountsOf(*workspace).front();
        MP_VERIFY(workspace->apply(AssignOwner{{acme}, "Ivo"}));
        MP_VERIFY(profile.execute("UPDATE account SET plan = 'Enterprise' WHERE external_id = 'acme'"));
        MP_VERIFY(workspace->undo());
        const auto detail = workspace->detail(acme, workspace->today());
        QCOMPARE(detail->record.owner, std::string("Mara"));
        QCOMPARE(detail->record.plan, std::string("Enterprise"));
    }

    void aHundredStepsAreKeptAndShared()
    {
        const Profile profile;
        auto window = filled(profile);
        const AccountId acme = accountsOf(*window).front();
        for (int i = 0; i < 100; ++i)
            MP_VERIFY(window->apply(AddNote{acme, "note " + std::to_string(i)}));
        auto commandLine = profile.open();
        for (int i = 0; i < 100; ++i)
            MP_VERIFY(commandLine->undo());
        QCOMPARE(profile.integer("SELECT count(*) FROM note WHERE deleted = 0"), std::int64_t(0));
        const auto state = window->undoState();
        QVERIFY(!state->undo.has_value());
        QCOMPARE(state->redo->kind, std::string("note"));
    }

    void aNewEditEndsRedo()
    {
        const Profile profile;
        auto workspace = filled(profile);
        const AccountId acme = accountsOf(*workspace).front();
        MP_VERIFY(workspace->apply(AddNote{acme, "one"}));
        MP_VERIFY(workspace->undo());
        MP_VERIFY(workspace->apply(AddNote{acme, "two"}));
        QCOMPARE(workspace->redo().error().code, ErrorCode::NotFound);
    }

    void whatCannotBeUsedIsRefusedAndLeavesNothing_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("blank note") << 0 << ErrorCode::InvalidArgument;
        QTest::newRow("future milestone") << 1 << ErrorCode::InvalidArgument;
        QTest::newRow("unknown account") << 2 << ErrorCode::NotFound;
        QTest::newRow("unknown milestone key") << 3 << ErrorCode::NotFound;
        QTest::newRow("unknown setting") << 4 << ErrorCode::InvalidArgument;
        QTest::newRow("bad zone") << 5 << ErrorCode::InvalidArgument;
        QTest::newRow("snooze into the past") << 6 << ErrorCode::InvalidArgument;
        QTest::newRow("one unknown key of two") << 7 << ErrorCode::NotFound;
    }

    void whatCannotBeUsedIsRefusedAndLeavesNothing()
    {
        QFETCH(int, which);
        QFETCH(ErrorCode, code);
        const Profile profile;
        auto workspace = filled(profile);
        const AccountId acme = accountsOf(*workspace).front();
        const auto catalog = workspace->catalog();
        const MilestoneDefinition &milestone = catalog->milestones.front();
        const std::vector<EditChange> changes{
            AddNote{acme, " \n"},
            LogMilestone{{acme}, milestone.id, workspace->today() + 1, {}, {}, {}},
            AddNote{AccountId{9999}, "x"},
            EnableMilestones{{"no_such_key"}, true},
            ChangeSetting{"no_such_key", "1"},
            ChangeSetting{"zone", "Mars/Olympus"},
            Snooze{{acme}, workspace->today(), {}},
            EnableMilestones{{milestone.key, "no_such_key"}, !milestone.enabled},
        };
        const std::string before = profile.authored();
        const auto refused = workspace->apply(changes[static_cast<std::size_t>(which)]);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, code);
        QCOMPARE(profile.authored(), before);
        QCOMPARE(profile.integer("SELECT count(*) FROM edit"), std::int64_t(0));
    }

    void aLoggedMilestoneShowsAndGoesAgain()
    {
        const Profile profile;
        auto workspace = filled(profile);
        const AccountId acme = accountsOf(*workspace).front();
        const auto first = workspace->snapshot();
        MP_VERIFY(first);
        const MilestoneDefinition milestone = first->portfolio->milestones.front();
        MP_VERIFY(workspace->apply(LogMilestone{{acme}, milestone.id, workspace->today() - 3, "seen", "", "Jo"}));
        const auto second = workspace->snapshot();
        const AccountIndex index = second->portfolio->find(acme);
        QCOMPARE(int(second->portfolio->achieved[index]), int(first->portfolio->achieved[index]) + 1);
        const auto detail = workspace->detail(acme, workspace->today());
        QCOMPARE(detail->evidence.size(), std::size_t(1));
        QCOMPARE(detail->evidence.front().confirmedBy, std::string("Jo"));
        MP_VERIFY(workspace->undo());
        const auto third = workspace->snapshot();
        QCOMPARE(third->portfolio->achieved[index], first->portfolio->achieved[index]);
    }

    void aMilestoneLoggedForSeveralAccountsIsOneStep()
    {
        const Profile profile;
        auto workspace = filled(profile);
        const std::vector<AccountId> accounts = accountsOf(*workspace);
        QVERIFY(accounts.size() > 1);
        const auto before = workspace->snapshot();
        MP_VERIFY(before);
        const MilestoneDefinition milestone = before->portfolio->milestones.front();
        const auto receipt = workspace->apply(LogMilestone{accounts, milestone.id, workspace->today() - 3, "seen", "", "Jo"});
        MP_VERIFY(receipt);
        QCOMPARE(profile.integer("SELECT count(*) FROM edit"), std::int64_t(1));
        const auto after = workspace->snapshot();
        for (const AccountId account : accounts) {
            const AccountIndex index = after->portfolio->find(account);
            QCOMPARE(int(after->portfolio->achieved[index]), int(before->portfolio->achieved[index]) + 1);
        }
        MP_VERIFY(workspace->undo());
        const auto undone = workspace->snapshot();
        for (const AccountId account : accounts) {
            const AccountIndex index = undone->portfolio->find(account);
            QCOMPARE(undone->portfolio->achieved[index], before->portfolio->achieved[index]);
        }
        // One of them unknown: none is logged.
        std::vector<AccountId> withStranger = accounts;
        withStranger.push_back(AccountId{9999});
        QVERIFY(!workspace->apply(LogMilestone{withStranger, milestone.id, workspace->today(), {}, {}, {}}).ok());
        QCOMPARE(workspace->snapshot()->portfolio->achieved, before->portfolio->achieved);
    }

    void aChangeThatChangesNothingIsNoEdit()
    {
        const Profile profile;
        auto workspace = filled(profile);
        const AccountId acme = accountsOf(*workspace).front();
        const auto receipt = workspace->apply(AssignOwner{{acme}, "Mara"});
        MP_VERIFY(receipt);
        QVERIFY(receipt->opId.empty());
        QCOMPARE(profile.integer("SELECT count(*) FROM edit"), std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "test_edits.moc"
