package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.SubkeyDerivation.Purpose;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals or opens the chunks of one large cell: AES-256-GCM under the key that belongs to its salt,
 * with initialisation vectors which the module makes. Not thread-safe.
 */
final class ChunkCipher {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 8 * LargeLayout.TAG;

  private final FipsModule module;
  private final DataKey dataKey;
  private final SecretKeySpec key;
  private final Cipher cipher;
  private final byte[] header;

  /** Associated data of the cell ‖ header ‖ type tag ‖ room for index and flag. */
  private final ByteBuffer associated;

  private final int indexAt;

  private ChunkCipher(FipsModule module, DataKey key, byte typeTag, byte[] header)
      throws GeneralSecurityException {
    this.module = module;
    this.dataKey = key;
    this.header = header;
    byte[] salt = Arrays.copyOfRange(header, LargeLayout.SALT_AT, LargeLayout.HEADER);
    this.key =
        SubkeyDerivation.derive(module, key, LargeLayout.FORMAT, Purpose.CHUNKS, salt, "AES");
    this.cipher = Cipher.getInstance(ALGORITHM, module.provider());
    byte[] data = AssociatedData.encode(key.uuid(), List.of());
    this.indexAt = data.length + header.length + 1;
    this.associated = ByteBuffer.allocate(indexAt + Long.BYTES + 1);
    associated.put(data).put(header).put(typeTag);
  }

  /** Makes the cipher of a new cell, with a salt that no other has. */
  static ChunkCipher ofNewCell(FipsModule module, DataKey key, byte typeTag) {
    byte[] salt = new byte[LargeLayout.SALT];
    module.random().nextBytes(salt);
    ByteBuffer header = ByteBuffer.allocate(LargeLayout.HEADER);
    header.put(LargeLayout.FORMAT).putInt(key.id()).put(LargeLayout.CHUNK_BITS);
    header.put(LargeLayout.SALT_AT, salt);
    return of(module, key, typeTag, header.array(), "sealing");
  }

  static ChunkCipher ofCell(FipsModule module, DataKey key, byte typeTag, byte[] header) {
    return of(module, key, typeTag, header, "opening");
  }

  private static ChunkCipher of(
      FipsModule module, DataKey key, byte typeTag, byte[] header, String what) {
    try {
      return new ChunkCipher(module, key, typeTag, header);
    } catch (Throwable e) {
      throw CellFault.ofCipher(what, key, e);
    }
  }

  /**
   * Tells whether a header is one that this version reads: no bits in it are set but known ones.
   */
  static boolean reads(byte[] header) {
    return header.length == LargeLayout.HEADER
        && header[0] == LargeLayout.FORMAT
        && header[5] == LargeLayout.CHUNK_BITS
        && header[6] == 0
        && header[7] == 0
        && header[8] == 0;
  }

  byte[] header() {
    return header.clone();
  }

  /**
   * Seals a chunk: writes initialisation vector ‖ ciphertext ‖ authentication tag. Each index is
   * sealed once.
   *
   * @param length of the plaintext
   */
  void seal(
      long index, boolean last, byte[] plain, int from, int length, byte[] sealed, int place) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, module.random());
      byte[] iv = cipher.getIV();
      cipher.updateAAD(associated(index, last));
      int written = cipher.doFinal(plain, from, length, sealed, place + LargeLayout.IV);
      if (iv.length != LargeLayout.IV || written != length + LargeLayout.TAG) {
        throw new GeneralSecurityException("a chunk has another length than it should");
      }
      System.arraycopy(iv, 0, sealed, place, LargeLayout.IV);
    } catch (Throwable e) {
      throw CellFault.ofCipher("sealing", dataKey, e);
    }
  }

  /**
   * Opens a chunk.
   *
   * @param place of the chunk, as {@link #seal} wrote it
   * @param length of its plaintext
   * @return whether it is the chunk of this cell at this place; only then the plaintext is written
   */
  boolean open(
      long index, boolean last, byte[] sealed, int place, byte[] plain, int to, int length) {
    try {
      GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, sealed, place, LargeLayout.IV);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      cipher.updateAAD(associated(index, last));
      int from = place + LargeLayout.IV;
      int written = cipher.doFinal(sealed, from, length + LargeLayout.TAG, plain, to);
      return written == length;
    } catch (AEADBadTagException e) {
      return false;
    } catch (Throwable e) {
      throw CellFault.ofCipher("opening", dataKey, e);
    }
  }

  private byte[] associated(long index, boolean last) {
    associated.putLong(indexAt, index).put(indexAt + Long.BYTES, (byte) (last ? 1 : 0));
    return associated.array();
  }
}
