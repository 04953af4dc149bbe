#include "milestones/starter_catalog.h"

#include "milestones/catalog_toml.h"


namespace milepost::milestones {

extern const unsigned char starterCatalogBytes[];
extern const std::size_t starterCatalogSize;

namespace {
constexpr int reviewAfterMonths = 6;
}

std::string_view starterCatalogToml()
{
    static const std::string text(starterCatalogBytes, starterCatalogBytes + starterCatalogSize);
    return text;
}

Result<Catalog> starterCatalog(Day createdOn)
{
    MP_ASSIGN(Catalog catalog, parseCatalog(starterCatalogToml(), "starter catalog"));
    if (createdOn.valid()) {
        for (MilestoneDefinition &definition : catalog.milestones) {
            if (!definition.reviewOn.valid())
                definition.reviewOn = addMonths(createdOn, reviewAfterMonths);
        }
    }
    return catalog;
}

} // namespace milepost::milestones
