/// The Stanford heart transplant programme (jasa of R's survival): who was accepted, whether and when a heart was found, and
/// how long each was followed. The book in which naive counting once deceived a field.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace milepost::test {

struct HeartPatient {
    int followed = 0; ///< days from acceptance
    bool died = false;
    std::optional<int> transplant; ///< day from acceptance
};

/// Empty where the shared data are not here. `folder`: MILEPOST_SHARED_DATA.
[[nodiscard]] std::vector<HeartPatient> heartPatients(const std::string &folder);

} // namespace milepost::test
