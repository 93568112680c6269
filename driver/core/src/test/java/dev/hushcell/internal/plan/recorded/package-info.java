/** What is planned for the texts of the corpus and for generated ones is what was recorded. */
package dev.hushcell.internal.plan.recorded;
