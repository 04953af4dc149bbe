# Reference figures for the statistics of core/analytics, by R and its survival package (Debian: r-base-core,
# r-cran-survival):
#   Rscript tests/data/survival_reference.R ../shared/data tests/data
# writes tests/data/survival_own.json, whose rows are made here, and tests/data/survival_public.json, which holds
# figures alone; the public data themselves stay where they are.
# SPDX-License-Identifier: GPL-3.0-or-later
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
shared <- arguments[1]
out <- arguments[2]

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    if (is.null(names(x))) return(paste0("[", paste(sapply(x, json), collapse = ","), "]"))
    return(paste0("{", paste(sprintf("\"%s\":%s", names(x), sapply(x, json)), collapse = ","), "}"))
  }
  one <- function(v) {
    if (is.character(v)) return(sprintf("\"%s\"", v))
    if (is.na(v) || !is.finite(v)) return("null")
    sprintf("%.17g", v)
  }
  if (length(x) == 1 && is.null(attr(x, "array"))) return(one(x))
  paste0("[", paste(sapply(x, one), collapse = ","), "]")
}
array <- function(x) { attr(x, "array") <- TRUE; x }

# Days with an event, and what is known of them.
km <- function(time, event) {
  ours <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
  theirs <- survfit(Surv(time, event) ~ 1, conf.type = "log")
  at <- ours$n.event > 0
  left <- function(s, q) { hit <- which(!is.na(s) & s <= 1 - q + 1e-9); if (length(hit)) ours$time[hit[1]] else NA }
  shares <- c(0.25, 0.5, 0.75)
  list(n = ours$n, events = sum(ours$n.event), day = array(ours$time[at]), at_risk = array(ours$n.risk[at]),
       survival = array(ours$surv[at]), se = array((ours$surv * ours$std.err)[at]),
       log_log_low = array(ours$lower[at]), log_log_high = array(ours$upper[at]),
       log_low = array(theirs$lower[at]), log_high = array(theirs$upper[at]),
       quantile = array(sapply(shares, function(q) left(ours$surv, q))),
       # R: the midpoint of a flat stretch that lies exactly at the share
       quantile_r = array(unname(quantile(ours, shares)$quantile)),
       log_log_quantile_low = array(sapply(shares, function(q) left(ours$lower, q))),
       log_log_quantile_high = array(sapply(shares, function(q) left(ours$upper, q))),
       log_quantile_low = array(sapply(shares, function(q) left(theirs$lower, q))),
       log_quantile_high = array(sapply(shares, function(q) left(theirs$upper, q))))
}

arms <- function(time, event, exposed, stratum) {
  d <- data.frame(time = time, event = event, x = as.numeric(exposed), g = stratum)
  plain <- survdiff(Surv(time, event) ~ x, data = d)
  cox <- summary(coxph(Surv(time, event) ~ x, data = d, ties = "efron", control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)))
  answer <- list(chi2 = plain$chisq, observed = array(plain$obs), expected = array(plain$exp),
                 p = 1 - pchisq(plain$chisq, 1), hr = cox$conf.int[1], hr_low = cox$conf.int[3], hr_high = cox$conf.int[4])
  if (length(unique(stratum)) > 1) {
    inside <- survdiff(Surv(time, event) ~ x + strata(g), data = d)
    cox <- summary(coxph(Surv(time, event) ~ x + strata(g), data = d, ties = "efron", control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)))
    answer <- c(answer, list(strata_chi2 = inside$chisq, strata_hr = cox$conf.int[1], strata_hr_low = cox$conf.int[3],
                             strata_hr_high = cox$conf.int[4]))
  }
  answer
}

# state: 0 censored, 1 the milestone, 2 churn
incidence <- function(time, state) {
  fit <- survfit(Surv(time, factor(state, 0:2)) ~ 1, conf.type = "log-log")
  at <- rowSums(fit$n.event[, 2:3, drop = FALSE]) > 0
  f <- fit$pstate[, 2]
  left <- function(s, q) { hit <- which(!is.na(s) & s >= q - 1e-9); if (length(hit)) fit$time[hit[1]] else NA }
  shares <- c(0.25, 0.5, 0.8)
  list(n = length(time), day = array(fit$time[at]), incidence = array(f[at]), se = array(fit$std.err[at, 2]),
       low = array(fit$lower[at, 2]), high = array(fit$upper[at, 2]),
       quantile = array(sapply(shares, function(q) left(f, q))),
       quantile_low = array(sapply(shares, function(q) left(fit$upper[, 2], q))),
       quantile_high = array(sapply(shares, function(q) left(fit$lower[, 2], q))))
}

# — rows of our own —
set.seed(20260301)
own <- list()
for (n in c(12, 60, 400)) {
  group <- sample(c("small", "large"), n, replace = TRUE)
  reach <- ceiling(rexp(n, ifelse(group == "small", 1 / 40, 1 / 80)))
  leave <- ceiling(rexp(n, 1 / 150))
  seen <- sample(20:200, n, replace = TRUE)
  day <- pmin(reach, leave, seen)
  state <- ifelse(reach == day, 1, ifelse(leave == day, 2, 0))
  exposed <- as.numeric(runif(n) < 0.5)
  left_day <- pmin(leave + 20 * exposed, seen)
  left <- as.numeric(leave + 20 * exposed <= seen)
  counts <- rpois(n, 1 + exposed)
  own[[length(own) + 1]] <- list(
    rows = list(day = array(day), state = array(state), group = array(group), exposed = array(exposed), left_day = array(left_day),
                left = array(left), counts = array(counts)),
    incidence = incidence(day, state),
    km = km(left_day, left), arms = arms(left_day, left, exposed, group),
    rank_sum_p = suppressWarnings(wilcox.test(counts[exposed == 1], counts[exposed == 0], exact = FALSE, correct = FALSE)$p.value))
}
p <- c(0.003, 0.2, 0.04, 0.04, 0.9, 0.011, 1)
own_answer <- list(sets = own, bh = list(p = array(p), q = array(p.adjust(p, "BH"))))
writeLines(json(own_answer), file.path(out, "survival_own.json"))

# — public data: figures alone —
read <- function(name) read.csv(file.path(shared, "statistics/data", paste0(name, ".csv")))
text <- function(x) ifelse(is.na(x), "", as.character(x))
public <- list()
add <- function(name, time, event, exposed, stratum)
  public[[name]] <<- list(km = km(time, event), arms = arms(time, event, exposed, stratum))
d <- read("lung"); add("lung", d$time, d$status == 2, d$sex == 2, text(d$ph.ecog))
d <- read("veteran"); add("veteran", d$time, d$status, d$trt == 2, d$celltype)
d <- read("ovarian"); add("ovarian", d$futime, d$fustat, d$rx == 2, text(d$ecog.ps))
d <- read("aml"); add("aml", d$time, d$status, d$x == "Maintained", rep("", nrow(d)))
d <- read("rossi"); add("rossi", d$week, d$arrest, d$fin == 1, text(d$race))
d <- read("waltons"); add("waltons", d$T, d$E, d$group == "miR-137", rep("", nrow(d)))
d <- read("jasa_stanford_heart"); add("jasa", d$futime, d$fustat, d$transplant == 1, text(d$surgery))
public$jasa$incidence <- incidence(ifelse(d$transplant == 1, d$wait.time, d$futime),
                                   ifelse(d$transplant == 1, 1, ifelse(d$fustat == 1, 2, 0)))
# Landmarked at day 30: alive after it, a transplant by then, followed to day 395.
at <- d$futime > 30 | (d$futime == 30 & d$fustat == 0)
x <- d$transplant[at] == 1 & d$wait.time[at] <= 30
u <- pmin(d$futime[at], 395) - 30
died <- d$fustat[at] == 1 & d$futime[at] <= 395
last <- function(f) c(tail(f$surv, 1), tail(f$std.err, 1)^2)
public$jasa_landmark_30 <- list(
  n = array(as.numeric(table(x))), died = array(as.numeric(tapply(died, x, sum))), arms = arms(u, died, x, rep("", sum(at))),
  exposed = array(last(survfit(Surv(u, died) ~ 1, subset = x))),
  unexposed = array(last(survfit(Surv(u, died) ~ 1, subset = !x))))
writeLines(json(public), file.path(out, "survival_public.json"))
