#include "milestones/catalog_toml.h"

#include "milestones/catalog_reader.h"

#include <array>
#include <charconv>
#include <cmath>

namespace milepost::milestones {

namespace {

/// A basic string: control characters and both quotes escaped, everything else as it is.
std::string quoted(std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (byte < 0x20 || byte == 0x7F) {
                out += "\\u00";
                out += hex[byte >> 4];
                out += hex[byte & 0xF];
            } else {
                out += c;
            }
        }
    }
    return out + '"';
}

std::string numberText(double number)
{
    if (number == std::floor(number) && std::abs(number) < 1e15)
        return std::to_string(static_cast<std::int64_t>(number));
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : "0";
}

std::string listText(const std::vector<std::string> &texts)
{
    std::string out = "[";
    for (const std::string &text : texts)
        out += (out.size() > 1 ? ", " : "") + quoted(text);
    return out + ']';
}

std::string conditionText(const PropertyCondition &condition)
{
    return "{ property = " + quoted(condition.property) + ", op = "
        + quoted(conditionWords()[static_cast<std::size_t>(condition.op)]) + ", value = " + quoted(condition.value)
        + " }";
}

std::string ruleText(const Rule &rule)
{
    using Form = Rule::Form;
    const bool tree = rule.form == Form::All || rule.form == Form::Any || rule.form == Form::Not;
    std::string out = "{ form = " + quoted(formWords()[static_cast<std::size_t>(rule.form)]);
    if (tree) {
        out += ", of = [";
        for (std::size_t i = 0; i < rule.children.size(); ++i)
            out += (i > 0 ? ", " : "") + ruleText(rule.children[i]);
        return out + "] }";
    }
    if (rule.form == Form::Logged)
        return out + " }";
    if (!rule.match.names.empty())
        out += ", events = " + listText(rule.match.names);
    if (!rule.match.where.empty()) {
        out += ", where = [";
        for (std::size_t i = 0; i < rule.match.where.size(); ++i)
            out += (i > 0 ? ", " : "") + conditionText(rule.match.where[i]);
        out += ']';
    }
    if (!rule.property.empty())
        out += (rule.form == Form::LimitShare ? ", metric = " : ", property = ") + quoted(rule.property);
    if (rule.form != Form::First)
        out += ", threshold = " + numberText(rule.threshold);
    if (rule.within != Rule::Within::Ever)
        out += ", within = " + quoted(withinWords()[static_cast<std::size_t>(rule.within)]);
    if (rule.within == Rule::Within::OfStart || rule.within == Rule::Within::Sliding)
        out += ", days = " + std::to_string(rule.days);
    return out + " }";
}

class Lines {
public:
    void text(std::string_view key, const std::string &value)
    {
        if (!value.empty())
            line(key, quoted(value));
    }
    void line(std::string_view key, const std::string &value)
    {
        m_out += std::string(key) + " = " + value + '\n';
    }
    void header(std::string_view name) { m_out += "\n[[" + std::string(name) + "]]\n"; }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    std::string m_out;
};

void writeTo(Lines &out, const MilestoneDefinition &d)
{
    out.line("key", quoted(d.key));
    out.line("title", quoted(d.title));
    out.line("category", quoted(keyOf(d.category)));
    out.line("pillar", quoted(keyOf(d.pillar)));
    out.line("kind", quoted(keyOf(d.kind)));
    out.line("stage", quoted(keyOf(d.stage)));
    out.text("owner", d.owner);
    out.text("method", d.method);
    out.line("rule", ruleText(d.rule));
    if (d.windowDays)
        out.line("window_days", std::to_string(*d.windowDays));
    if (d.cadenceDays)
        out.line("cadence_days", std::to_string(*d.cadenceDays));
    out.text("applies_to", d.appliesTo);
    if (d.required)
        out.line("required", "true");
    out.text("outcome", d.outcomeKey);
    out.text("implication", d.implication);
    out.text("offer", d.offer);
    out.text("ask", d.ask);
    out.text("why", d.why);
    out.text("celebration", d.celebration);
    if (d.reviewOn.valid())
        out.line("review_on", isoFromDay(d.reviewOn));
    if (!d.enabled)
        out.line("enabled", "false");
    if (d.version != 1)
        out.line("version", std::to_string(d.version));
    if (d.effectiveFrom.valid())
        out.line("effective_from", isoFromDay(d.effectiveFrom));
    if (d.origin != Origin::Person)
        out.line("origin", quoted(keyOf(d.origin)));
}

} // namespace

std::string writeCatalog(const Catalog &catalog)
{
    Lines out;
    out.line("format", "1");
    for (const MilestoneDefinition &definition : catalog.milestones) {
        out.header("milestone");
        writeTo(out, definition);
    }
    for (const Level &level : catalog.levels) {
        out.header("level");
        out.line("key", quoted(level.key));
        out.line("title", quoted(level.title));
        out.text("badge", level.badge);
        out.text("unlock", level.unlock);
        out.line("milestones", listText(level.milestones));
        if (level.needed > 0)
            out.line("needed", std::to_string(level.needed));
    }
    return out.take();
}

std::string writeRule(const Rule &rule) { return "rule = " + ruleText(rule) + '\n'; }

std::string writeDefinition(const MilestoneDefinition &definition)
{
    Lines out;
    writeTo(out, definition);
    return out.take();
}

} // namespace milepost::milestones
