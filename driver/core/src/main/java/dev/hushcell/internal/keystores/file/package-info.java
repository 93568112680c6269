/** Key stores in files, whatever their format: settings, access to the file, versions, changes. */
@NullMarked
package dev.hushcell.internal.keystores.file;

import org.jspecify.annotations.NullMarked;
