"""Sample code: a masked autoencoder.

Three quarters of an image's patches are hidden, and a small decoder paints them in.
Change this file, or paste code of your own: "Related to This File" follows.
"""

import torch
from torch import Tensor, nn


class MaskedAutoencoder(nn.Module):
    """A vision transformer (ViT) that encodes the visible patches and reconstructs the masked ones."""

    def __init__(self, patch_size: int = 16, width: int = 256, mask_ratio: float = 0.75) -> None:
        super().__init__()
        self.mask_ratio = mask_ratio
        self.patch_embed = nn.Conv2d(3, width, kernel_size=patch_size, stride=patch_size)
        layer = nn.TransformerEncoderLayer(width, nhead=8, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, num_layers=8)
        self.decoder = nn.TransformerEncoder(layer, num_layers=2)
        self.mask_token = nn.Parameter(torch.zeros(1, 1, width))
        self.decoder_pred = nn.Linear(width, 3 * patch_size**2)

    def random_masking(self, tokens: Tensor) -> tuple[Tensor, Tensor]:
        """Keeps a random subset of the patches; the second result restores their order."""
        count = tokens.shape[1]
        order = torch.rand(tokens.shape[:2]).argsort(dim=1)
        keep = order[:, : int(count * (1 - self.mask_ratio)), None].expand(-1, -1, tokens.shape[2])
        return tokens.gather(1, keep), order.argsort(dim=1)

    def forward(self, images: Tensor) -> Tensor:
        visible, restore = self.random_masking(self.patch_embed(images).flatten(2).transpose(1, 2))
        latent = self.encoder(visible)
        hidden = self.mask_token.expand(len(latent), restore.shape[1] - latent.shape[1], -1)
        tokens = torch.cat([latent, hidden], dim=1)
        tokens = tokens.gather(1, restore[:, :, None].expand(-1, -1, tokens.shape[2]))
        return self.decoder_pred(self.decoder(tokens))
