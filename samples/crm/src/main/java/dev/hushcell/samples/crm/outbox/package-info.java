/** Mail to be sent. */
@NullMarked
package dev.hushcell.samples.crm.outbox;

import org.jspecify.annotations.NullMarked;
