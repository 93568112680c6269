/** The demonstration: a mail server in this process, customers who write, data to look at. */
@NullMarked
package dev.hushcell.samples.crm.demo;

import org.jspecify.annotations.NullMarked;
