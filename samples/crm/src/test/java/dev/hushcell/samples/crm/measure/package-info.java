/** A program that measures; run by hand. */
package dev.hushcell.samples.crm.measure;
