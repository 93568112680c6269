package dev.hushcell.testing;

import java.nio.ByteBuffer;
import javax.transaction.xa.Xid;

/**
 * The name of a branch, as a transaction manager makes it.
 *
 * @param number tells it from others
 */
public record TestXid(int number) implements Xid {
  @Override
  public int getFormatId() {
    return 72;
  }

  @Override
  public byte[] getGlobalTransactionId() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  @Override
  public byte[] getBranchQualifier() {
    return new byte[] {1};
  }
}
