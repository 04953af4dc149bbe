#include "workspace/sample/sample_names.h"

#include <array>

namespace milepost::sample {

namespace {

constexpr auto firsts = std::to_array<std::string_view>(
    {"Alder", "Amberline", "Arcadia", "Aurora", "Beacon", "Birchwood", "Bluewater", "Borealis", "Bramble", "Calder",
     "Cascade", "Cinnabar", "Clearpath", "Cobalt", "Copperleaf", "Crestview", "Cypress", "Dovetail", "Driftwood", "Eastgate",
     "Elmstead", "Ember", "Everline", "Fairhaven", "Falcon", "Fernhill", "Foxglove", "Glacier", "Goldcrest", "Granite",
     "Greenfield", "Harbourline", "Hazelmere", "Helios", "Highland", "Ironbridge", "Ivory", "Jadewell", "Kestrel", "Kingfisher",
     "Lakeshore", "Larkspur", "Lighthouse", "Lindenhof", "Longmeadow", "Lumen", "Maplewood", "Marigold", "Mistral", "Moorland",
     "Nightingale", "Nordlys", "Oakbridge", "Obsidian", "Orchid", "Osprey", "Pebblebrook", "Pinecrest", "Quarry", "Quillon",
     "Ravenna", "Redwood", "Ridgeway", "Riverton", "Rosefield", "Saffron", "Sandpiper", "Seabright", "Silverbirch", "Skylark",
     "Stonebridge", "Summit", "Swiftwater", "Tamarind", "Thistle", "Tidewater", "Tramontane", "Umbra", "Verdant", "Vesper",
     "Wavecrest", "Westbrook", "Whitethorn", "Willow", "Windmere", "Yarrow", "Zephyr", "Zenit"});
constexpr auto seconds = std::to_array<std::string_view>(
    {"Analytics", "Logistics", "Health", "Software", "Foods", "Media", "Robotics", "Energy", "Textiles", "Mobility",
     "Insurance", "Labs", "Consulting", "Retail Group", "Instruments", "Travel", "Learning", "Security", "Biotech", "Systems",
     "Furniture", "Print", "Outdoor"});
constexpr auto particular = std::to_array<std::string_view>(
    {"Żółć & Gęśl Pracownia Wnętrz", "株式会社みらい製作所", "شركة النخيل للتجارة", "Société Générale des Eaux Vives de la Haute-Loire et Environs",
     "Mūsų Namai UAB", "Øresund Bølgekraft", "Θαλασσινή Ναυτιλιακή", "Café Größenwahn", "春风科技有限公司",
     "Verein zur Förderung nachhaltiger Stadtentwicklung und Nachbarschaftshilfe e. V.", "Ağrı Dağı Tekstil", "O'Hanlon & Daughters",
     "한빛소프트랩", "Łódzkie Zakłady Przemysłu Cyfrowego", "Société d'Étude « L'Étoile »", "Ivanhoe Bäckerei 24"});
constexpr auto given = std::to_array<std::string_view>(
    {"Anika", "Bogdan", "Carmen", "Dmitri", "Elif", "Farid", "Grace", "Hiroshi", "Ines", "Jakob", "Katarzyna", "Liam",
     "Magda", "Nkechi", "Oskar", "Priya", "Quentin", "Rosa", "Samir", "Tove", "Umar", "Vera", "Wanjiru", "Xenia",
     "Yusuf", "Zofia", "Małgorzata", "Søren", "Núria", "Jürgen", "さくら", "ليلى"});
constexpr auto family = std::to_array<std::string_view>(
    {"Almeida", "Berg", "Castellano", "Dąbrowski", "Eriksen", "Fontaine", "Grünwald", "Hansson", "Ito", "Jovanović",
     "Kapoor", "Laurent", "Mbeki", "Novák", "O'Leary", "Petrov", "Quispe", "Rossi", "Silva", "Tanaka", "Uzun", "Vargas",
     "Weber", "Yamada", "Zieliński", "Haddad", "Nguyen", "Adeyemi", "Lindholm", "Meyer"});
constexpr auto industryNames = std::to_array<std::string_view>(
    {"Logistics", "Healthcare", "Manufacturing", "Retail", "Software", "Education", "Financial services", "Media"});
constexpr auto regionNames = std::to_array<std::string_view>({"DACH", "Nordics", "UK & Ireland", "Southern Europe", "CEE", "APAC"});
constexpr auto useCaseNames = std::to_array<std::string_view>({"Operations", "Reporting", "Customer onboarding", "Project delivery"});
constexpr auto ownerNames = std::to_array<std::string_view>(
    {"Mara Lindqvist", "Tomasz Wieczorek", "Aiko Tanabe", "Leila Haddad", "Daniel Okafor"});
constexpr auto executiveNames = std::to_array<std::string_view>(
    {"Henrik Sandvik", "Giulia Ferrante", "Rahul Deshmukh", "Chloé Martineau"});

} // namespace

std::string companyName(int n)
{
    const int every = 17;
    if (n % every == every - 1 && n / every < static_cast<int>(particular.size()))
        return std::string(particular[static_cast<std::size_t>(n / every)]);
    // 88 and 23 have no common divisor: the pairs do not repeat before 2,024.
    const auto first = static_cast<std::size_t>(n) % firsts.size();
    const auto second = static_cast<std::size_t>(n) % seconds.size();
    return std::string(firsts[first]) + ' ' + std::string(seconds[second]);
}

std::string slugOf(std::string_view name, int number)
{
    std::string slug;
    bool foreign = false;
    for (const char c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            slug.push_back(c);
        else if (c >= 'A' && c <= 'Z')
            slug.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (static_cast<unsigned char>(c) >= 128)
            foreign = true;
        else if (!slug.empty() && slug.back() != '-')
            slug.push_back('-');
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    if (foreign || slug.size() < 3)
        return "account-" + std::to_string(number);
    return slug;
}

std::string personName(Dice &dice)
{
    std::string name(dice.pick(std::span<const std::string_view>(given)));
    name += ' ';
    name += dice.pick(std::span<const std::string_view>(family));
    return name;
}

std::span<const std::string_view> industries() { return industryNames; }
std::span<const std::string_view> regions() { return regionNames; }
std::span<const std::string_view> useCases() { return useCaseNames; }
std::span<const std::string_view> owners() { return ownerNames; }
std::span<const std::string_view> executives() { return executiveNames; }

} // namespace milepost::sample
