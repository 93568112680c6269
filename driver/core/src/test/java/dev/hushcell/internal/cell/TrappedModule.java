package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsStatus;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.ShortBufferException;

/**
 * The JDK's algorithms with a trap in every call. A call that throws has done half of its work
 * before, as an interrupted one would have: bytes of a value stay in the Cipher or Mac.
 */
final class TrappedModule implements FipsModule {
  private final JdkModule jdk = new JdkModule();
  private final Trap trap;
  private final Provider provider;

  TrappedModule(Trap trap) {
    this.trap = trap;
    this.provider = new TrappedProvider(trap);
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public SecureRandom random() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        if (trap.step()) {
          throw trap.spring();
        }
        jdk.random().nextBytes(bytes);
      }
    };
  }

  @Override
  public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
    if (trap.step()) {
      throw trap.spring();
    }
    return jdk.deriveKey(secret, label, context, length);
  }

  @Override
  public FipsStatus status() {
    return jdk.status();
  }

  private static final class TrappedProvider extends Provider {
    private static final long serialVersionUID = 1L;

    TrappedProvider(Trap trap) {
      super("Trapped", "1", "");
      putService(
          new Service(this, "Cipher", "AES/CBC/NoPadding", "TrappedCipher", null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new TrappedCipher(trap);
            }
          });
      putService(
          new Service(this, "Mac", "HmacSHA256", "TrappedMac", null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new TrappedMac(trap);
            }
          });
    }
  }

  private static final class TrappedMac extends MacSpi {
    private final Trap trap;
    private final Mac mac;

    TrappedMac(Trap trap) {
      this.trap = trap;
      try {
        this.mac = Mac.getInstance("HmacSHA256", "SunJCE");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters)
        throws InvalidKeyException {
      if (trap.step()) {
        throw trap.spring();
      }
      mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      if (trap.step()) {
        mac.update(input, offset, length / 2);
        throw trap.spring();
      }
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      if (trap.step()) {
        throw trap.spring();
      }
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }

  private static final class TrappedCipher extends CipherSpi {
    private final Trap trap;
    private final Cipher cipher;

    TrappedCipher(Trap trap) {
      this.trap = trap;
      try {
        this.cipher = Cipher.getInstance("AES/CBC/NoPadding", "SunJCE");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineInit(
        int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random)
        throws InvalidKeyException, InvalidAlgorithmParameterException {
      if (trap.step()) {
        throw trap.spring();
      }
      cipher.init(mode, key, parameters);
    }

    @Override
    protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int at)
        throws ShortBufferException {
      try {
        if (trap.step()) {
          cipher.update(input, offset, length / 2);
          throw trap.spring();
        }
        return cipher.doFinal(input, offset, length, output, at);
      } catch (ShortBufferException e) {
        throw e;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected int engineGetBlockSize() {
      return cipher.getBlockSize();
    }

    @Override
    protected int engineGetOutputSize(int length) {
      return cipher.getOutputSize(length);
    }

    @Override
    protected byte[] engineGetIV() {
      return cipher.getIV();
    }

    @Override
    protected void engineSetMode(String mode) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineSetPadding(String padding) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInit(
        int mode, Key key, AlgorithmParameters parameters, SecureRandom random) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
      throw new UnsupportedOperationException("one doFinal for a cell, no update");
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at) {
      throw new UnsupportedOperationException("one doFinal for a cell, no update");
    }

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length) {
      throw new UnsupportedOperationException();
    }
  }
}
