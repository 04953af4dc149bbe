/// Failures, rejected rows and findings in words: what went wrong, what is safe, what to do (RELIABILITY I6).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/import.h"
#include "wording/voice.h"

namespace milepost::wording {

struct Problem {
    QString title; ///< "The file could not be opened"
    QString cause; ///< "accounts.csv: Permission denied"
    QString safe; ///< "Nothing was changed."
    QString next; ///< "Check that you may read the file, then import it again."
};

[[nodiscard]] Problem problem(const Voice &voice, const Error &error);
/// The same of a source that failed: what came before stays, and the next try comes by itself.
[[nodiscard]] Problem sourceProblem(const Voice &voice, const Error &error);
/// All four in one line.
[[nodiscard]] QString problemLine(const Voice &voice, const Error &error);
/// An error that was kept as text (Error::toString()).
struct KeptProblem {
    QString title; ///< "" where nobody knows its kind
    QString cause;
};
[[nodiscard]] KeptProblem keptProblem(const Voice &voice, std::string_view text);
/// What the kind of an error is called, by its name (codeName); "" when it is none: "The file could not be opened".
[[nodiscard]] QString problemTitle(const Voice &voice, std::string_view errorCode);
/// amount: "12.4OO,00" is not a number. In English the importer's own sentence; in other languages the same with the same facts,
/// and where nobody knows that sentence, the kind of fault before it.
[[nodiscard]] QString rejectionReason(const Voice &voice, const Rejection &rejection);
/// The same of what a preview says of a file or a cell.
[[nodiscard]] QString importerSentence(const Voice &voice, std::string_view problem);
/// By the code alone: "Not a number". For groups and filters.
[[nodiscard]] QString rejectionTitle(const Voice &voice, std::string_view reasonCode);
/// "21 usage ids are used by different events".
[[nodiscard]] QString findingSentence(const Voice &voice, const Finding &finding);
/// What the finding means and what Milepost did: "Both are kept, since their content differs."
[[nodiscard]] QString findingDetail(const Voice &voice, const Finding &finding);

} // namespace milepost::wording
