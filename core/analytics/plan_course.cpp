#include "analytics/plan_course.h"

#include <algorithm>

namespace milepost::analytics {

PlanCourse planCourse(const Portfolio &portfolio, AccountIndex account)
{
    PlanCourse course;
    const PlanFact *plan = portfolio.planOf(account);
    if (!plan)
        return course;
    const auto off = [&course](Day since) {
        course.offSince = course.offSince.valid() ? std::min(course.offSince, since) : since;
    };
    if (plan->destinationOn.valid() && plan->destinationOn < portfolio.through && !plan->outcomeOn.valid()
        && plan->outcomeNamed) {
        course.destinationPassed = true;
        off(plan->destinationOn + 1);
    }
    for (std::uint32_t i = plan->stepsBegin; i < plan->stepsEnd; ++i) {
        const PlanStepFact &step = portfolio.planSteps[i];
        if (!step.due.valid() || step.doneOn.valid() || portfolio.through <= step.due + stepGraceDays)
            continue;
        ++course.stepsOverdue;
        course.overdueByUs += step.owes == PlanSide::Us ? 1 : 0;
        off(step.due + stepGraceDays + 1);
    }
    return course;
}

} // namespace milepost::analytics
