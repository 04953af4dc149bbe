/// What files said of accounts on earlier days: the portfolio of such a day is made of what was known then, not of what is now.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace_fixture.h"

using namespace milepost;
using namespace milepost::test;

class TestHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void attributesAsOfAnEarlierDay()
    {
        Profile profile;
        auto workspace = profile.open();
        const auto import = [&](const std::string &rows) {
            ImportRequest request;
            request.paths = {profile.write("accounts.csv", "account_id,account_name,owner,plan,arr,currency,seats,status,signup\n" + rows)};
            return workspace->import(request, {});
        };
        MP_VERIFY(import("A1,One,Sam,Team,12000,USD,5,active,2025-01-10\nA2,Two,Sam,Team,6000,USD,2,active,2025-01-10\n"));
        const Day first = workspace->snapshot()->portfolio->asOf;
        profile.clock.advanceDays(40);
        MP_VERIFY(import("A1,One,Ada,Scale,30000,USD,9,active,2025-01-10\nA2,Two,Sam,Team,6000,USD,2,churned,2025-01-10\n"));
        profile.clock.advanceDays(1);
        MP_VERIFY(import("A1,One,Ada,Scale,30000,USD,9,active,2025-01-10\n")); // says the same again: no change, no new day

        struct Known {
            const char *owner, *plan;
            std::int64_t arrMinor;
            int seats;
            AccountStatus other; ///< of A2
        };
        const auto sees = [&](Day asOf, const Known &expected) {
            const auto snapshot = workspace->snapshot(asOf);
            MP_VERIFY(snapshot);
            const Portfolio &book = *snapshot->portfolio;
            QCOMPARE(book.asOf, asOf);
            const AccountIndex one = book.find(*workspace->findAccount("A1")), two = book.find(*workspace->findAccount("A2"));
            QCOMPARE(std::string(book.text(book.owner[one])), std::string(expected.owner));
            QCOMPARE(std::string(book.text(book.plan[one])), std::string(expected.plan));
            QCOMPARE(book.arrMinor[one], expected.arrMinor);
            QCOMPARE(book.seats[one], expected.seats);
            QVERIFY(book.status[one] == AccountStatus::Active);
            QVERIFY2(book.status[two] == expected.other, std::string(keyOf(book.status[two])).c_str());
        };
        const Known before{"Sam", "Team", 1'200'000, 5, AccountStatus::Active}, after{"Ada", "Scale", 3'000'000, 9, AccountStatus::Churned};
        sees(first, before);
        sees(first + 39, before);
        sees(first + 40, after);
        sees(first + 41, after);
        QCOMPARE(profile.integer("SELECT count(*) FROM account_attribute WHERE field = 'plan' AND account = (SELECT id FROM account WHERE external_id = 'A1')"), 2);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "test_history.moc"
