package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.fips.FipsModule;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of lines, by the module. Thread-safe. */
record LineHash(FipsModule module) {
  /** Returns what names a line, which stands there without its line end. */
  AuditMark mark(long number, byte[] line) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256", module.provider());
      return new AuditMark(number, HexFormat.of().formatHex(digest.digest(line)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the module has no SHA-256", e);
    }
  }
}
