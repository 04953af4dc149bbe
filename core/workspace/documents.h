/// Documents and mails of one account, or of the whole book: gathers what is known, reads the brand and a person's own templates
/// (<profile>/templates/), and makes them (core/reports). Pages need a QGuiApplication. Same thread as the Workspace.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document_file.h"
#include "reports/email.h"
#include "workspace/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace milepost {

struct DocumentRequest {
    AccountIndex account = 0;
    DocumentKind kind = DocumentKind::Brief;
    DocumentEdition edition = DocumentEdition::Customer; ///< reports are for customers alone
    DocumentForms forms;
};

struct EmailRequest {
    AccountIndex account = 0;
    EmailKind kind = EmailKind::Celebration;
    EmailPeriod period = EmailPeriod::Monthly;
};

/// Name, logo and accent from the settings; a logo is a regular file of at most 1 MiB. FileOpen, FileFormat, LimitExceeded.
[[nodiscard]] Result<Brand> brandOf(Workspace &workspace);
/// A file of that name in <profile>/templates, else the built-in one. What a file holds is checked when it is used.
[[nodiscard]] TemplateSource templatesOf(const std::string &profile);

/// Parse, LimitExceeded, Unsupported: a template that cannot be used, with its line; nothing is made then.
[[nodiscard]] Result<DocumentFile> makeDocument(Workspace &workspace, const Snapshot &snapshot, const DocumentRequest &request);
[[nodiscard]] Result<EmailDraft> makeEmail(Workspace &workspace, const Snapshot &snapshot, const EmailRequest &request);

struct DocumentsRequest {
    DocumentEdition edition = DocumentEdition::Customer;
    bool pdf = true; ///< else HTML
    std::string folder; ///< made when it is not there
    std::vector<AccountIndex> accounts; ///< one file each, in this order; empty: every customer
};

struct DocumentsWritten {
    std::int64_t written = 0;
    std::int64_t noCustomers = 0; ///< asked for, and no customers on that day: there is nothing to renew
    struct Skipped {
        AccountIndex account = 0;
        Error why;
    };
    static constexpr std::size_t mostNamed = 20;
    std::int64_t failed = 0;
    std::vector<Skipped> skipped; ///< the first of those that failed, by what was wrong with them alone
    bool cancelled = false; ///< between two files
};

/// Files named after the accounts' ids. What one account alone is the matter with skips it; a template that cannot be used and a
/// folder that cannot be written stop at once, and files made until then stay. Memory does not grow with the book.
[[nodiscard]] Result<DocumentsWritten> writeDocuments(Workspace &workspace, const Snapshot &snapshot, const DocumentsRequest &request,
                                                      const JobControl &control = {});

} // namespace milepost
