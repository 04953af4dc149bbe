/// A value or the Error that kept it from being made. No exception crosses a target.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cassert>
#include <utility>
#include <variant>

namespace milepost {

/// [[nodiscard]] by type: a Result that nobody looks at is a compile error.
/// T may be void: Result<> says only whether it worked; `return {};` is success.
template <class T = void> class [[nodiscard]] Result {
public:
    using Value = T;
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const T &value() const & { assert(ok()); return std::get<0>(m_content); }
    [[nodiscard]] T &value() & { assert(ok()); return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { assert(ok()); return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }
    [[nodiscard]] const Error &error() const { assert(!ok()); return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

template <> class [[nodiscard]] Result<void> {
public:
    using Value = void;
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}
    [[nodiscard]] bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    [[nodiscard]] const Error &error() const { assert(!m_ok); return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace milepost

#define MILEPOST_CONCAT_2(a, b) a##b
#define MILEPOST_CONCAT(a, b) MILEPOST_CONCAT_2(a, b)
/// MP_TRY(expression): leaves the function with the Error of a failed Result<>; the value, if any, is dropped.
#define MP_TRY(expression)                                                                                    \
    do {                                                                                                      \
        if (auto mpTried = (expression); !mpTried.ok())                                                       \
            return mpTried.error();                                                                           \
    } while (false)
/// MP_ASSIGN(auto x, expression): declares x from the value, or leaves with the Error.
#define MP_ASSIGN(declaration, expression) MP_ASSIGN_IMPL(MILEPOST_CONCAT(mpResult, __LINE__), declaration, expression)
#define MP_ASSIGN_IMPL(name, declaration, expression)                                                         \
    auto name = (expression);                                                                                 \
    if (!name.ok())                                                                                           \
        return name.error();                                                                                  \
    declaration = std::move(*name)
