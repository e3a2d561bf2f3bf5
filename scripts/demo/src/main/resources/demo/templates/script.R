# @TITLE@
#
# Prints the mean of "@Y@" for each value of "@X@".
# Usage: Rscript summary.R TABLE.csv

means <- function(table, group = "@X@", value = "@Y@") {
  sapply(split(table[[value]], table[[group]]), mean)
}

if (sys.nframe() == 0L) {
  path <- commandArgs(trailingOnly = TRUE)
  stopifnot(length(path) == 1L)
  print(round(means(read.csv(path[[1L]], check.names = FALSE)), 3))
}
