#include "wording/problems.h"

#include "wording/figures.h"
#include "wording/terms.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace milepost::wording {

namespace {

struct CodeWords {
    ErrorCode code;
    const char *title, *safe, *next;
};

constexpr const char *unchanged = QT_TRANSLATE_NOOP("Problems", "Nothing was changed.");
constexpr const char *dataSafe = QT_TRANSLATE_NOOP("Problems", "Your data are as they were.");

constexpr const char *storedStays = QT_TRANSLATE_NOOP("Problems", "What was already stored stays.");

constexpr std::array codeWords{
    CodeWords{ErrorCode::Internal, QT_TRANSLATE_NOOP("Problems", "Something in Milepost did not hold"), dataSafe,
              QT_TRANSLATE_NOOP("Problems", "Please report it with the text above; diagnostics help.")},
    CodeWords{ErrorCode::InvalidArgument, QT_TRANSLATE_NOOP("Problems", "This value cannot be used"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Correct the value and try again.")},
    CodeWords{ErrorCode::NotFound, QT_TRANSLATE_NOOP("Problems", "It is not there"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Check the name; it may have been removed or renamed.")},
    CodeWords{ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Problems", "It is already there"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Choose another name, or use the one that exists.")},
    CodeWords{ErrorCode::Cancelled, QT_TRANSLATE_NOOP("Problems", "Cancelled"),
              QT_TRANSLATE_NOOP("Problems", "What was already stored stays, whole."),
              QT_TRANSLATE_NOOP("Problems", "Start it again and it goes on where it stopped.")},
    CodeWords{ErrorCode::FileOpen, QT_TRANSLATE_NOOP("Problems", "The file could not be opened"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Check that it is there and that you may read it, then try again.")},
    CodeWords{ErrorCode::FileWrite, QT_TRANSLATE_NOOP("Problems", "The file could not be written"),
              QT_TRANSLATE_NOOP("Problems", "An older file of this name is untouched."),
              QT_TRANSLATE_NOOP("Problems", "Choose another place, or check that you may write there.")},
    CodeWords{ErrorCode::FileFormat, QT_TRANSLATE_NOOP("Problems", "The file is not of the expected kind"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Say what it holds, or choose another file.")},
    CodeWords{ErrorCode::DiskFull, QT_TRANSLATE_NOOP("Problems", "The disk is full"),
              QT_TRANSLATE_NOOP("Problems", "What was stored before is safe; the last step was taken back."),
              QT_TRANSLATE_NOOP("Problems", "Free some space and try again.")},
    CodeWords{ErrorCode::Encoding, QT_TRANSLATE_NOOP("Problems", "The text has a broken encoding"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Save the file as UTF-8 and import it again.")},
    CodeWords{ErrorCode::Parse, QT_TRANSLATE_NOOP("Problems", "The text cannot be read"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Correct the place that is named and try again.")},
    CodeWords{ErrorCode::Mapping, QT_TRANSLATE_NOOP("Problems", "The mapping does not fit the file"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Mend the mapping; rows that were set aside are then tried again.")},
    CodeWords{ErrorCode::Ambiguous, QT_TRANSLATE_NOOP("Problems", "There are two ways to read this"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Choose the format in the mapping; Milepost does not guess.")},
    CodeWords{ErrorCode::LimitExceeded, QT_TRANSLATE_NOOP("Problems", "This is larger than Milepost accepts"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Split it into smaller parts.")},
    CodeWords{ErrorCode::Database, QT_TRANSLATE_NOOP("Problems", "The database refused"),
              QT_TRANSLATE_NOOP("Problems", "The step was taken back whole; what was stored before is safe."),
              QT_TRANSLATE_NOOP("Problems", "Try again; if it stays, verify the profile.")},
    CodeWords{ErrorCode::DatabaseBusy, QT_TRANSLATE_NOOP("Problems", "Another program is using this profile"), dataSafe,
              QT_TRANSLATE_NOOP("Problems", "Wait until it has finished, then try again.")},
    CodeWords{ErrorCode::DatabaseDamaged, QT_TRANSLATE_NOOP("Problems", "The database is damaged"),
              QT_TRANSLATE_NOOP("Problems", "The file is kept as it is; nothing will be deleted."),
              QT_TRANSLATE_NOOP("Problems", "Restore a backup; the damaged file stays beside it.")},
    CodeWords{ErrorCode::SchemaTooNew, QT_TRANSLATE_NOOP("Problems", "This profile was written by a newer Milepost"),
              dataSafe, QT_TRANSLATE_NOOP("Problems", "Update Milepost, or open another profile.")},
    CodeWords{ErrorCode::Conflict, QT_TRANSLATE_NOOP("Problems", "It has changed in the meantime"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Look at how it stands now, then decide again.")},
    CodeWords{ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Problems", "Milepost cannot do this"), unchanged,
              QT_TRANSLATE_NOOP("Problems", "Look for another way in the help (?).")},
    CodeWords{ErrorCode::Network, QT_TRANSLATE_NOOP("Problems", "The server could not be reached"), storedStays,
              QT_TRANSLATE_NOOP("Problems", "Check the address and the connection; the next try goes on where this one stopped.")},
    CodeWords{ErrorCode::Timeout, QT_TRANSLATE_NOOP("Problems", "The server took too long"), storedStays,
              QT_TRANSLATE_NOOP("Problems", "The next try goes on where this one stopped; a smaller page size may help.")},
    CodeWords{ErrorCode::Credentials, QT_TRANSLATE_NOOP("Problems", "The server did not accept the credentials"), storedStays,
              QT_TRANSLATE_NOOP("Problems", "Give the password or token again; it may have been changed or withdrawn.")},
    CodeWords{ErrorCode::Tls, QT_TRANSLATE_NOOP("Problems", "The server could not prove who it is"),
              QT_TRANSLATE_NOOP("Problems", "Nothing was sent to it."),
              QT_TRANSLATE_NOOP("Problems", "Check the name of the host, and ask who runs it about its certificate.")},
    CodeWords{ErrorCode::RemoteAnswer, QT_TRANSLATE_NOOP("Problems", "The server answered something unexpected"), storedStays,
              QT_TRANSLATE_NOOP("Problems", "Check the settings of the source with a connection test.")},
    CodeWords{ErrorCode::NeedsAnswer, QT_TRANSLATE_NOOP("Problems", "The source has changed and waits for you"), storedStays,
              QT_TRANSLATE_NOOP("Problems", "Look at what has changed and say how to go on.")},
    CodeWords{ErrorCode::Locked, QT_TRANSLATE_NOOP("Problems", "This is being done already"), dataSafe,
              QT_TRANSLATE_NOOP("Problems", "Wait until the other one has finished.")},
};

struct FindingWords {
    std::string_view code;
    const char *sentence; ///< with %Ln, and %1 for the entity
    const char *detail;
};

constexpr std::array findingWords{
    FindingWords{"reused_id", QT_TRANSLATE_N_NOOP("Findings", "%Ln id(s) of %1 (is|are) used by different records"),
                 QT_TRANSLATE_NOOP("Findings", "Their content differs, so all of them are kept.")},
    FindingWords{"usage_before_start", QT_TRANSLATE_N_NOOP("Findings", "%Ln record(s) of %1 before the subscription starts"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept and count on the day of the start.")},
    FindingWords{"before_signup", QT_TRANSLATE_N_NOOP("Findings", "%Ln record(s) of %1 before the account signed up"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept and count on the day of the start.")},
    FindingWords{"ticket_before_signup", QT_TRANSLATE_N_NOOP("Findings", "%Ln ticket(s) opened before the account signed up"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept with the date they have.")},
    FindingWords{"churn_flag_without_record",
                 QT_TRANSLATE_N_NOOP("Findings", "%Ln account(s) flagged as churned without a churn record"),
                 QT_TRANSLATE_NOOP("Findings", "The flag has no date, so they are in no analysis over time.")},
    FindingWords{"churn_record_without_flag",
                 QT_TRANSLATE_N_NOOP("Findings", "%Ln account(s) with a churn record that the flag denies"),
                 QT_TRANSLATE_NOOP("Findings", "The dated record counts, by the order of trust in the settings.")},
    FindingWords{"usage_after_end", QT_TRANSLATE_N_NOOP("Findings", "%Ln record(s) of %1 after the subscription ended"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept: the product was used after the contract.")},
    FindingWords{"subscription_before_signup",
                 QT_TRANSLATE_N_NOOP("Findings", "%Ln subscription(s) started before the account signed up"),
                 QT_TRANSLATE_NOOP("Findings", "The start of the subscription counts.")},
    FindingWords{"ended_before_start", QT_TRANSLATE_N_NOOP("Findings", "%Ln subscription(s) ended before they started"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept, and such a customer never started.")},
    FindingWords{"closed_before_opened", QT_TRANSLATE_N_NOOP("Findings", "%Ln ticket(s) closed before they were opened"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept with the dates they have.")},
    FindingWords{"churn_before_signup", QT_TRANSLATE_N_NOOP("Findings", "%Ln churn record(s) before the account signed up"),
                 QT_TRANSLATE_NOOP("Findings", "They are kept, and end nothing.")},
    FindingWords{"blank_score", QT_TRANSLATE_N_NOOP("Findings", "%Ln ticket(s) without a satisfaction score"),
                 QT_TRANSLATE_NOOP("Findings", "No score is no data: they count as neither good nor bad.")},
    FindingWords{"unknown_word", QT_TRANSLATE_N_NOOP("Findings", "%Ln cell(s) of %1 with a word that is not known"),
                 QT_TRANSLATE_NOOP("Findings", "The cell is left out; say what it means in the mapping's values.")},
    FindingWords{"churn_record_open_subscription",
                 QT_TRANSLATE_N_NOOP("Findings", "%Ln account(s) with a churn record and an open subscription"),
                 QT_TRANSLATE_NOOP("Findings", "The first source in the order of trust decides; see the settings.")},
    FindingWords{"unknown_account", QT_TRANSLATE_N_NOOP("Findings", "%Ln record(s) of %1 of an account that no file has named"),
                 QT_TRANSLATE_NOOP("Findings", "The account is made from its id; a file of accounts gives it the rest.")},
    FindingWords{"several_accounts", QT_TRANSLATE_N_NOOP("Findings", "%Ln cell(s) of %1 that name several accounts"),
                 QT_TRANSLATE_NOOP("Findings", "The first one counts.")},
    FindingWords{"duplicate_json_keys", QT_TRANSLATE_N_NOOP("Findings", "%Ln JSON object(s) with a key given twice"),
                 QT_TRANSLATE_NOOP("Findings", "The last value counts.")},
};

} // namespace

Problem problem(const Voice &voice, const Error &error)
{
    Problem problem;
    const auto words = std::ranges::find(codeWords, error.code, &CodeWords::code);
    const CodeWords &found = words == codeWords.end() ? codeWords.front() : *words;
    problem.title = voice.translate("Problems", found.title);
    problem.safe = voice.translate("Problems", found.safe);
    problem.next = voice.translate("Problems", found.next);
    const QString context = plain(error.context), detail = plain(error.detail);
    if (!context.isEmpty() && !detail.isEmpty())
        problem.cause = voice.translate("Problems", "%1: %2", "what was concerned: the cause")
                            .arg(name(error.context), name(error.detail));
    else if (!context.isEmpty() || !detail.isEmpty())
        problem.cause = name(context.isEmpty() ? error.detail : error.context);
    return problem;
}

Problem sourceProblem(const Voice &voice, const Error &error)
{
    Problem told = problem(voice, error);
    if (told.safe == voice.translate("Problems", unchanged))
        told.safe = voice.translate("Problems", storedStays);
    if (error.code == ErrorCode::FileOpen)
        told.title = voice.translate("Problems", "A file or folder could not be read");
    if (error.code == ErrorCode::FileOpen || error.code == ErrorCode::FileFormat)
        told.next = voice.translate("Problems", "Check that it is there, whole and readable; the next try reads it again.");
    return told;
}

QString problemLine(const Voice &voice, const Error &error)
{
    const Problem p = problem(voice, error);
    return p.cause.isEmpty()
        ? voice.translate("Problems", "%1. %2 %3", "title, what is safe, what to do").arg(p.title, p.safe, p.next)
        : voice.translate("Problems", "%1: %2. %3 %4", "title, cause, what is safe, what to do")
              .arg(p.title, p.cause, p.safe, p.next);
}

QString problemTitle(const Voice &voice, std::string_view errorCode)
{
    const auto words = std::ranges::find_if(codeWords, [&](const CodeWords &each) { return codeName(each.code) == errorCode; });
    return words == codeWords.end() ? QString() : voice.translate("Problems", words->title);
}

KeptProblem keptProblem(const Voice &voice, std::string_view text)
{
    const auto colon = text.find(": ");
    const QString title = problemTitle(voice, text.substr(0, colon));
    const std::string_view cause = title.isEmpty() ? text : colon == std::string_view::npos ? std::string_view() : text.substr(colon + 2);
    return {title, plain(std::string(cause))};
}

QString findingSentence(const Voice &voice, const Finding &finding)
{
    const int n = static_cast<int>(std::clamp<std::int64_t>(finding.count, 0, 2'000'000'000));
    const QString entity = word(voice, finding.entity);
    const auto words = std::ranges::find(findingWords, finding.code, &FindingWords::code);
    if (words != findingWords.end()) {
        const QString sentence = voice.translate("Findings", words->sentence, nullptr, n);
        return sentence.contains(QLatin1String("%1")) ? sentence.arg(entity) : sentence;
    }
    return voice.translate("Findings", "%Ln of %1: %2", nullptr, n)
        .arg(entity, plain(finding.code).replace(QLatin1Char('_'), QLatin1Char(' ')));
}

QString findingDetail(const Voice &voice, const Finding &finding)
{
    const auto words = std::ranges::find(findingWords, finding.code, &FindingWords::code);
    if (words != findingWords.end())
        return voice.translate("Findings", words->detail);
    return voice.translate("Findings", "Kept as it came; nothing was thrown away.");
}

} // namespace milepost::wording
