/** A key store in AWS Key Management Service. */
@NullMarked
package dev.hushcell.keystore.aws;

import org.jspecify.annotations.NullMarked;
