"""A trained run as files for others: ONNX, safetensors, torch.export, run and compared before they are announced."""
