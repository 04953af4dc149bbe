/// Documents and mails of one account, or of the whole book: gathers what is known, reads the brand and a person's own templates
/// (<profile>/templates/), and makes them (core/reports). Pages need a QGuiApplication. Same thread as the Workspace.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document_file.h"
#include "reports/email.h"
#include "workspace/workspace.h"

#include <string>

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

/// One file for each customer of the book, named after its id, in `folder` (made when it is not there). `pdf` else HTML. Stops at the
/// first failure; files made until then stay. Cancelled. Memory does not grow with the book.
[[nodiscard]] Result<std::int64_t> writeDocuments(Workspace &workspace, const Snapshot &snapshot, DocumentEdition edition, bool pdf,
                                                  const std::string &folder, const JobControl &control = {});

} // namespace milepost
