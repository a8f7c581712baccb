// Removes the names of common parts of frameworks (layers, activations, norms, position embeddings, losses, optimisers) from the terms of a
// file. Nearly every network uses them, so a file is not about them unless its own name says so.
import { wordStems, type WordStems } from './wordStems.ts';

const names = `
  ModuleList ModuleDict ConvBlock ConvLayer ConvModule Conv1d Conv2d Conv3d ConvTranspose ConvTranspose1d ConvTranspose2d
  ConvTranspose3d Upsample Downsample PixelShuffle SkipConnection
  MaxPool MaxPool1d MaxPool2d MaxPool3d MaxPooling AvgPool AvgPool1d AvgPool2d AvgPool3d AvgPooling AdaptiveAvgPool GlobalPool
  BatchNorm BatchNorm1d BatchNorm2d BatchNorm3d BatchNormalization LayerNorm LayerNormalization GroupNorm GroupNormalization
  InstanceNorm InstanceNorm1d InstanceNorm2d RMSNorm PreNorm PostNorm LayerScale
  ReLU ReLU6 LeakyReLU PReLU ELU SELU CELU GELU QuickGELU SiLU Swish Mish GLU GEGLU SwiGLU Hardswish Hardsigmoid Hardtanh
  Sigmoid Tanh Softmax LogSoftmax Softplus Softmin Logits Dropout Dropout1d Dropout2d AlphaDropout DropPath
  FeedForward FFN MLP FullyConnected Einsum Einops Rearrange TruncNormal Kaiming Glorot
  CrossEntropy CrossEntropyLoss NLLLoss MSE MSELoss BCE BCELoss BCEWithLogitsLoss L1Loss SmoothL1Loss KLDivLoss
  RotaryEmbedding Rotary RoPE
  SGD AdamW RMSprop Adagrad LRScheduler
`;

/** The stem of each whole name and, for names of two parts, their bigram: `feedforward`, `feed forward`. */
const blocks = new Set(
  names
    .split(/\s+/)
    .filter(Boolean)
    .flatMap(name => {
      const { stems, bigrams } = wordStems(name);
      return [stems.at(-1)?.stem ?? '', ...(bigrams.length === 1 ? bigrams : [])];
    }),
);

/**
 * Returns the word without the stems and bigrams of building blocks, except those in `except`: nothing for
 * `FeedForward`, only `sparse` for `SparseFeedForward`.
 */
export function withoutBuildingBlocks(word: WordStems, except: ReadonlySet<string>): WordStems {
  const { stems, bigrams } = word;
  const isBlock = (term: string): boolean => blocks.has(term) && !except.has(term);
  const dropped = new Set(bigrams.filter(isBlock).flatMap(pair => [pair, ...pair.split(' ')]));
  for (const { stem } of stems) if (isBlock(stem)) dropped.add(stem);
  if (dropped.size === 0) return word;
  const left = stems.filter(({ stem }) => !dropped.has(stem));
  return {
    stems: left,
    bigrams: bigrams.filter(pair => !dropped.has(pair)),
    first: dropped.has(word.first) ? '' : word.first,
    last: dropped.has(word.last) ? '' : word.last,
  };
}
