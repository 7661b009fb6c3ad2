<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help. -->
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdvicePart</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel. The answer is based on the positions tried so far.</source>
        <translation>取消。答案基于目前已尝试的位置。</translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation>寻找最佳</translation>
    </message>
    <message>
        <source>Freeze {depth}</source>
        <translation>冻结 {depth}</translation>
    </message>
    <message>
        <source>Progress of the current training run</source>
        <translation>当前训练的进度</translation>
    </message>
    <message>
        <source>Train at every position, most promising first, and compare on your validation images.</source>
        <translation>从最有希望的位置开始，在每个位置训练，并在您的验证图像上比较。</translation>
    </message>
    <message>
        <source>Try the others</source>
        <translation>尝试其余位置</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>now {depth} frozen</source>
        <translation>当前冻结 {depth}</translation>
    </message>
    <message>
        <source>{done} of {all} tried</source>
        <translation>已尝试 {done}/{all}</translation>
    </message>
    <message>
        <source>~{span}</source>
        <translation>约 {span}</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
</context>
<context>
    <name>AnswersModel</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation>点击排序</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Looks unlike your training images</source>
        <translation>与您的训练图像不相似</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>置信度</translation>
    </message>
</context>
<context>
    <name>ArchiveNamesRow</name>
    <message>
        <source>Encoding of the file names in the archive</source>
        <translation>压缩包中文件名的编码</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>压缩包中的文件名</translation>
    </message>
    <message>
        <source>The archive does not declare the encoding of its file names. Choose the line with readable names.</source>
        <translation>该压缩包未声明文件名的编码。请选择文件名可读的一行。</translation>
    </message>
</context>
<context>
    <name>AskingRow</name>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel. The results so far stay.</source>
        <translation>取消。已有的结果会保留。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 张图像</translation>
    </message>
    <message>
        <source>{0} images so far</source>
        <translation>目前 {0} 张图像</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0}/{1} 张图像</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Nine augmented views of one of your images, as in training.</source>
        <translation>您的一张图像的九种增强效果，与训练时相同。</translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation>数据增强预览</translation>
    </message>
</context>
<context>
    <name>BehindLine</name>
    <message>
        <source>1 image was added since this run was trained.</source>
        <translation>自本次运行训练以来新增了 1 张图像。</translation>
    </message>
    <message>
        <source>Train a new run on the current images, from this run's weights</source>
        <translation>从本次运行的权重出发，在当前图像上训练新的运行</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>{0} images were added since this run was trained.</source>
        <translation>自本次运行训练以来新增了 {0} 张图像。</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Evaluate again</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Expected calibration error: the mean gap between confidence and accuracy</source>
        <translation>期望校准误差（ECE）：置信度与准确率之间的平均差距</translation>
    </message>
    <message>
        <source>Mean calibration error: {0} points before calibration, {1} after.</source>
        <translation>平均校准误差：校准前 {0} 个百分点，校准后 {1} 个百分点。</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>The temperature was fitted on these same images; test images give a stricter figure.</source>
        <translation>温度是在这些图像上拟合的；测试图像会给出更严格的数值。</translation>
    </message>
    <message>
        <source>The uncalibrated model is already well calibrated (temperature {0}).</source>
        <translation>未校准的模型已经校准良好（温度 {0}）。</translation>
    </message>
    <message>
        <source>The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.</source>
        <translation>未校准的模型过于自信：其 logits 除以温度 {0}。</translation>
    </message>
    <message>
        <source>The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.</source>
        <translation>未校准的模型不够自信：其 logits 除以温度 {0}。</translation>
    </message>
    <message>
        <source>This evaluation was made before calibration was measured. Evaluate again to see it.</source>
        <translation>此评估早于校准测量。重新评估即可查看。</translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Images/s</source>
        <translation>图像/秒</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>训练时间</translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Metric of the second chart</source>
        <translation>第二个图表的指标</translation>
    </message>
    <message>
        <source>Nothing to smooth: the head was fitted directly, so its loss has no noise.</source>
        <translation>无需平滑：分类头是直接拟合的，其损失没有噪声。</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>重置缩放</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Save the charts or reset the zoom</source>
        <translation>保存图表或重置缩放</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>将数值另存为 CSV…</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show everything</source>
        <translation>滚动缩放，拖动平移，双击显示全部</translation>
    </message>
    <message>
        <source>Show the curves by epoch</source>
        <translation>按轮次显示曲线</translation>
    </message>
    <message>
        <source>Show the curves by step</source>
        <translation>按步显示曲线</translation>
    </message>
    <message>
        <source>Show the curves by training time</source>
        <translation>按训练时间显示曲线</translation>
    </message>
    <message>
        <source>Show the loss of every step</source>
        <translation>显示每一步的损失</translation>
    </message>
    <message>
        <source>Show the loss of every step behind the smoothed line</source>
        <translation>在平滑曲线后显示每一步的损失</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation>以对数刻度显示损失</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing: over about {steps} steps</source>
        <translation>平滑：约 {steps} 步</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>The metric shown in the second chart</source>
        <translation>第二个图表中显示的指标</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Training charts</source>
        <translation>训练图表</translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <translation>最佳：轮次 {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>轮次 {epoch}</translation>
    </message>
    <message>
        <source>head fitted</source>
        <translation>分类头已拟合</translation>
    </message>
    <message>
        <source>learning rate reduced</source>
        <translation>学习率已降低</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch} · {time}</source>
        <translation>第 {step} 步 · 轮次 {epoch} · {time}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>{count} non-finite values omitted</source>
        <translation>已省略 {count} 个非有限值</translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>1 image may be</source>
        <translation>1 张图像可能</translation>
    </message>
    <message>
        <source>Are the labels right?</source>
        <translation>标签正确吗？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the check. Features computed so far stay cached.</source>
        <translation>取消检查。已计算的特征保留在缓存中。</translation>
    </message>
    <message>
        <source>Check again with the model that is now selected.</source>
        <translation>用当前选择的模型再次检查。</translation>
    </message>
    <message>
        <source>Check the images again</source>
        <translation>再次检查图像</translation>
    </message>
    <message>
        <source>Check the images…</source>
        <translation>检查图像…</translation>
    </message>
    <message>
        <source>Find likely label errors with the model chosen on the left.</source>
        <translation>用左侧选择的模型查找可能的标签错误。</translation>
    </message>
    <message>
        <source>Label check progress</source>
        <translation>标签检查进度</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>逐个查看</translation>
    </message>
    <message>
        <source>Review them one by one: keep, move or exclude.</source>
        <translation>逐张查看：保留、移动或排除。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>{0} images checked; no class looks wrong</source>
        <translation>已检查 {0} 张图像；没有看似错误的类别</translation>
    </message>
    <message>
        <source>{0} images may be</source>
        <translation>{0} 张图像可能</translation>
    </message>
    <message>
        <source>{0} in the wrong class</source>
        <translation>{0}类别有误</translation>
    </message>
    <message>
        <source>{done} of {total} · {what}</source>
        <translation>{done}/{total} · {what}</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>show fewer</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>每个类别的图像</translation>
    </message>
    <message>
        <source>Images per label</source>
        <translation>每个标签的图像</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 张图像</translation>
    </message>
    <message>
        <source>{0}. Use the arrow keys to select one, Escape for all.</source>
        <translation>{0}。用方向键选择，按 Esc 显示全部。</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores per class</source>
        <translation>各类别得分</translation>
    </message>
</context>
<context>
    <name>CompareRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel. Models that are done stay in the list.</source>
        <translation>取消。已完成的模型保留在列表中。</translation>
    </message>
    <message>
        <source>Compare on your images</source>
        <translation>在您的图像上比较</translation>
    </message>
    <message>
        <source>Fit a linear head on each model on this computer and test it on held-out images.</source>
        <translation>在本机上为每个模型拟合线性分类头，并在留出的图像上测试。</translation>
    </message>
    <message>
        <source>Open images first.</source>
        <translation>请先打开图像。</translation>
    </message>
    <message>
        <source>Progress of the model comparison</source>
        <translation>模型比较进度</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>{count} images, each held out of training once, in {folds} folds.</source>
        <translation>{count} 张图像，分 {folds} 折，每张各留出一次。</translation>
    </message>
    <message>
        <source>◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order.</source>
        <translation>◆ 没有其他模型同样准确、快速且小巧。微调可能改变排序。</translation>
    </message>
</context>
<context>
    <name>ConfusedMenu</name>
    <message>
        <source>Most confused</source>
        <translation>最常混淆</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>没有错误。</translation>
    </message>
    <message>
        <source>The class pairs confused most often</source>
        <translation>最常混淆的类别对</translation>
    </message>
    <message>
        <source>{0} → {1}: {2} of {3}</source>
        <translation>{0} → {1}：{3} 中的 {2}</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Use the arrow keys to select a cell and show its images.</source>
        <translation>用方向键选择单元格以显示其图像。</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted as {3} ({4})</source>
        <translation>{2} 的 {1} 张图像中有 {0} 张被预测为 {3}（{4}）</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted correctly ({3})</source>
        <translation>{2} 的 {1} 张图像中有 {0} 张预测正确（{3}）</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Some images of each class</source>
        <translation>每个类别的部分图像</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Add to images</source>
        <translation>添加到图像</translation>
    </message>
    <message>
        <source>Choose the correct class first</source>
        <translation>请先选择正确的类别</translation>
    </message>
    <message>
        <source>Copy this image to the images of “{0}”. Undo with Ctrl+Z</source>
        <translation>将此图像复制到“{0}”的图像中。按 Ctrl+Z 撤销</translation>
    </message>
    <message>
        <source>The correct class of this image</source>
        <translation>此图像的正确类别</translation>
    </message>
    <message>
        <source>Wrong? It is …</source>
        <translation>不对？应为…</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare all freeze positions</source>
        <translation>比较所有冻结位置</translation>
    </message>
    <message>
        <source>Cost of each freeze position on this computer</source>
        <translation>各冻结位置在本机上的开销</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>最省</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>training…</source>
        <translation>训练中…</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>CoveragePlot</name>
    <message>
        <source>Accuracy against coverage (the share of images answered)</source>
        <translation>准确率与覆盖率（已回答图像的比例）</translation>
    </message>
    <message>
        <source>accuracy on those</source>
        <translation>其准确率</translation>
    </message>
    <message>
        <source>images answered (coverage)</source>
        <translation>已回答的图像（覆盖率）</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>1  Images</source>
        <translation>1  图像</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 个类别</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 个标签</translation>
    </message>
    <message>
        <source>Archive or list…</source>
        <translation>压缩包或列表…</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder per class, an archive or a list.</source>
        <translation>选择每个类别一个子文件夹的文件夹、压缩包或列表。</translation>
    </message>
    <message>
        <source>Drawings of five kinds of fruit, included with FTStudio: good for a first try.</source>
        <translation>FTStudio 自带的五种水果图画：适合初次尝试。</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Image sets ({0});;All files (*)</source>
        <translation>图像集 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>打开图像文件夹</translation>
    </message>
    <message>
        <source>Open an archive or a list</source>
        <translation>打开压缩包或列表</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>示例图像</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} 个类别</translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation>{n} 个标签</translation>
    </message>
    <message>
        <source>{n} per image</source>
        <translation>每张图像 {n} 个</translation>
    </message>
</context>
<context>
    <name>DeviceChip</name>
    <message>
        <source>Detecting the device…</source>
        <translation>正在检测设备…</translation>
    </message>
    <message>
        <source>Getting ready to train. This takes a moment.</source>
        <translation>正在准备训练，请稍候。</translation>
    </message>
    <message>
        <source>Training runs on {device}. Choose another one in Preferences.</source>
        <translation>在 {device} 上训练。可在“首选项”中选择其他设备。</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>可用 {size}</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Contains versions, check results, settings, run states, the last log lines and crashes.</source>
        <translation>包含版本、检查结果、设置、运行状态、最后的日志行和崩溃信息。</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>It includes the names of images, folders and runs.</source>
        <translation>其中包含图像、文件夹和运行的名称。</translation>
    </message>
    <message>
        <source>Names of images, folders, runs and people are removed. Check the report before you send it.</source>
        <translation>图像、文件夹、运行和人员的名称会被移除。发送前请检查报告。</translation>
    </message>
    <message>
        <source>Save a bug report</source>
        <translation>保存错误报告</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>With the names of images, folders and runs</source>
        <translation>包含图像、文件夹和运行的名称</translation>
    </message>
</context>
<context>
    <name>DifferingImages</name>
    <message>
        <source>Images on which the runs differ</source>
        <translation>各运行结果不同的图像</translation>
    </message>
    <message>
        <source>Images on which two runs differ</source>
        <translation>两次运行结果不同的图像</translation>
    </message>
    <message>
        <source>Only {0} is right ({1})</source>
        <translation>仅 {0} 正确（{1}）</translation>
    </message>
</context>
<context>
    <name>DifferingModel</name>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}，预测为 {1}（{2}）</translation>
    </message>
</context>
<context>
    <name>DownloadIntents</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation>下载并训练</translation>
    </message>
    <message>
        <source>It is downloaded once and then stays on this computer.</source>
        <translation>只需下载一次，之后保留在本机。</translation>
    </message>
    <message>
        <source>It resumes where it stopped.</source>
        <translation>将从中断处继续。</translation>
    </message>
    <message>
        <source>The download of {model} was cancelled.</source>
        <translation>已取消下载 {model}。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{model} ({size}) must be downloaded first.</source>
        <translation>需要先下载 {model}（{size}）。</translation>
    </message>
    <message>
        <source>{model} is now on this computer.</source>
        <translation>{model} 已在本机上。</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the download. The next download resumes where this one stopped.</source>
        <translation>取消下载。下次将从中断处继续。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>下载进度</translation>
    </message>
    <message>
        <source>Download the pretrained weights of this model and store them on this computer.</source>
        <translation>下载此模型的预训练权重并保存在本机。</translation>
    </message>
    <message>
        <source>Download the weights of {title}</source>
        <translation>下载 {title} 的权重</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>下载 {size}</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>正在下载 {title}</translation>
    </message>
    <message>
        <source>Only one download at a time: wait for the one below.</source>
        <translation>一次只能下载一个：请等待下方的下载完成。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/秒</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a folder of images</source>
        <translation>拖入图像文件夹</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>将图像拖到这里</translation>
    </message>
    <message>
        <source>one subfolder per class, an archive or a list</source>
        <translation>每个类别一个子文件夹、压缩包或列表</translation>
    </message>
</context>
<context>
    <name>EvaluatedImages</name>
    <message>
        <source>{0}, correct ({1})</source>
        <translation>{0}，正确（{1}）</translation>
    </message>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}，预测为 {1}（{2}）</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>1 image could not be read and was skipped.</source>
        <translation>1 张图像无法读取，已跳过。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cross-validate the chosen model on these images, with a learning curve. No run is needed.</source>
        <translation>在这些图像上对所选模型做交叉验证，并给出学习曲线。无需运行。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Evaluate the best weights of this run on these images</source>
        <translation>在这些图像上评估本次运行的最佳权重</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>最好能达到多少？</translation>
    </message>
    <message>
        <source>Images to evaluate on</source>
        <translation>用于评估的图像</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>还没有可评估的内容</translation>
    </message>
    <message>
        <source>Press Evaluate to see this run's scores and its mistakes.</source>
        <translation>按“评估”查看本次运行的得分和错误。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Run to evaluate</source>
        <translation>要评估的运行</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test images are held out: not used for training or for choosing the best epoch</source>
        <translation>测试图像已留出：不用于训练，也不用于选择最佳轮次</translation>
    </message>
    <message>
        <source>The model runs on every image once. You can cancel at any time.</source>
        <translation>模型对每张图像运行一次。可随时取消。</translation>
    </message>
    <message>
        <source>The run has saved better weights since this evaluation. Evaluate again.</source>
        <translation>此评估之后运行保存了更好的权重。请重新评估。</translation>
    </message>
    <message>
        <source>The saved evaluation cannot be read. Evaluate again.</source>
        <translation>无法读取保存的评估。请重新评估。</translation>
    </message>
    <message>
        <source>Train a model first. Its scores and its mistakes appear here.</source>
        <translation>请先训练模型。其得分和错误会显示在这里。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>{0} images could not be read and were skipped.</source>
        <translation>{0} 张图像无法读取，已跳过。</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0}/{1} 张图像</translation>
    </message>
</context>
<context>
    <name>EvaluationResult</name>
    <message>
        <source>All were predicted correctly.</source>
        <translation>全部预测正确。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Copy the per-class scores as CSV</source>
        <translation>将各类别得分复制为 CSV</translation>
    </message>
    <message>
        <source>How often each class is predicted as another</source>
        <translation>各类别被预测为其他类别的频率</translation>
    </message>
    <message>
        <source>How well the confidence matches the accuracy</source>
        <translation>置信度与准确率的吻合程度</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Misclassified images of {0}</source>
        <translation>{0} 中分类错误的图像</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>最自信的错误</translation>
    </message>
    <message>
        <source>No images in this cell.</source>
        <translation>此单元格中没有图像。</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>没有错误。</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>各类别的精确率、召回率和 F1</translation>
    </message>
    <message>
        <source>Save the per-class scores as a table</source>
        <translation>将各类别得分保存为表格</translation>
    </message>
    <message>
        <source>The confidence below which the model says “not sure”</source>
        <translation>低于此置信度时模型回答“不确定”</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>“Not sure” below {0}, least confident first</source>
        <translation>低于 {0} 为“不确定”，置信度最低的在前</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;New folder</source>
        <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>数值精度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a location for the new folder</source>
        <translation>选择新文件夹的位置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>For other programs and languages, on any system, without torch.</source>
        <translation>用于其他程序和语言，任何系统，无需 torch。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Location of the new folder</source>
        <translation>新文件夹的位置</translation>
    </message>
    <message>
        <source>May change some predictions. The result says for how many images.</source>
        <translation>可能改变部分预测。结果会说明涉及多少张图像。</translation>
    </message>
    <message>
        <source>Name the folder to export to.</source>
        <translation>请为导出文件夹命名。</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>One folder to open in any browser, for people without Python.</source>
        <translation>一个可在任何浏览器中打开的文件夹，供没有 Python 的人使用。</translation>
    </message>
    <message>
        <source>Overwrite an existing export</source>
        <translation>覆盖已有的导出</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>Saved only if it predicts the same class for every validation image.</source>
        <translation>仅当对每张验证图像预测相同类别时才保存。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止。未写入任何内容。</translation>
    </message>
    <message>
        <source>The whole network, for programs that use torch.</source>
        <translation>完整网络，用于使用 torch 的程序。</translation>
    </message>
    <message>
        <source>Waiting for the worker</source>
        <translation>正在等待工作进程</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Weights only, loaded with five lines of torchvision.</source>
        <translation>仅权重，用五行 torchvision 代码加载。</translation>
    </message>
    <message>
        <source>fp16: half the size</source>
        <translation>fp16：大小减半</translation>
    </message>
    <message>
        <source>fp32: the same answers</source>
        <translation>fp32：答案相同</translation>
    </message>
    <message>
        <source>int8, dynamic: a quarter of the size</source>
        <translation>int8（动态）：四分之一大小</translation>
    </message>
    <message>
        <source>int8, static: a quarter of the size, fastest</source>
        <translation>int8（静态）：四分之一大小，最快</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>torch.export</source>
        <translation>torch.export</translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>一张图像</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>答案相同</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for all {images} validation images.</source>
        <translation>导出的模型在全部 {images} 张验证图像上与运行给出相同答案。</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for {same} of {images} validation images.</source>
        <translation>导出的模型在 {images} 张验证图像中的 {same} 张上与运行给出相同答案。</translation>
    </message>
    <message>
        <source>The largest difference is {largest}.</source>
        <translation>最大差异为 {largest}。</translation>
    </message>
    <message>
        <source>{name} was not tested here.</source>
        <translation>{name} 未在此测试。</translation>
    </message>
    <message>
        <source>{name} was tested on {images} of them: the same answers for {same}.</source>
        <translation>{name} 已在其中 {images} 张上测试：{same} 张答案相同。</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} 毫秒</translation>
    </message>
</context>
<context>
    <name>FreezePart</name>
    <message>
        <source>Estimated for this computer.</source>
        <translation>针对本机估算。</translation>
    </message>
    <message>
        <source>Estimating the time and memory…</source>
        <translation>正在估算时间和内存…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Full fine-tuning: nothing is frozen, the whole network trains.</source>
        <translation>完全微调：不冻结任何部分，训练整个网络。</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>仅分类头</translation>
    </message>
    <message>
        <source>Linear probe: all stages are frozen, only the new head trains.</source>
        <translation>线性探测：冻结所有阶段，只训练新的分类头。</translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation>在本机上测得。</translation>
    </message>
    <message>
        <source>No trainable parameters: the head stores features.</source>
        <translation>没有可训练参数：分类头存储特征。</translation>
    </message>
    <message>
        <source>Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.</source>
        <translation>只冻结最初的阶段（边缘、颜色、纹理）。适合一千张以上的图像。</translation>
    </message>
    <message>
        <source>Open images to see what this costs.</source>
        <translation>打开图像以查看开销。</translation>
    </message>
    <message>
        <source>Random weights are not worth freezing. Train everything.</source>
        <translation>随机权重不值得冻结。请全部训练。</translation>
    </message>
    <message>
        <source>The last stages adapt to your classes. A good second try with a few hundred images.</source>
        <translation>最后的阶段适应您的类别。有几百张图像时是不错的第二次尝试。</translation>
    </message>
    <message>
        <source>The whole model adapts. For many images, or images unlike photographs. Slowest.</source>
        <translation>整个模型都会适应。适合大量图像，或与照片差异较大的图像。最慢。</translation>
    </message>
    <message>
        <source>This includes ~{span} once for decoding images and computing features.</source>
        <translation>其中约 {span} 用于一次性解码图像和计算特征。</translation>
    </message>
    <message>
        <source>Time and memory are unknown.</source>
        <translation>时间和内存未知。</translation>
    </message>
    <message>
        <source>Uses the pretrained features unchanged. Fastest, and safest with few images.</source>
        <translation>直接使用预训练特征。最快，图像较少时也最稳妥。</translation>
    </message>
    <message>
        <source>stores features</source>
        <translation>存储特征</translation>
    </message>
    <message>
        <source>{depth} of {stages} stages frozen</source>
        <translation>{stages} 个阶段中冻结 {depth} 个</translation>
    </message>
    <message>
        <source>{training} of {total} parameters are trainable.</source>
        <translation>{total} 个参数中 {training} 个可训练。</translation>
    </message>
    <message>
        <source>{training} of {total} train</source>
        <translation>训练 {training}/{total}</translation>
    </message>
    <message>
        <source>~{span} in total</source>
        <translation>总计约 {span}</translation>
    </message>
    <message>
        <source>~{span} per epoch</source>
        <translation>每轮约 {span}</translation>
    </message>
</context>
<context>
    <name>FreezeSlider</name>
    <message>
        <source>Freeze depth. Stages between the input and the handle are frozen; the others train.</source>
        <translation>冻结深度。输入与滑块之间的阶段被冻结，其余部分参与训练。</translation>
    </message>
    <message>
        <source>Freeze {depth}: the best of those tried</source>
        <translation>冻结 {depth}：已尝试中最佳</translation>
    </message>
    <message>
        <source>Freeze {depth}: the cheapest that is not measurably worse</source>
        <translation>冻结 {depth}：在无可测差异的位置中开销最小</translation>
    </message>
    <message>
        <source>Head: the new output layer. It always trains.</source>
        <translation>分类头：新的输出层。始终参与训练。</translation>
    </message>
    <message>
        <source>Stage {number} of {stages}: {title}
{count} parameters, {share} % of the backbone
{fate}</source>
        <translation>阶段 {number}/{stages}：{title}
{count} 个参数，占主干网络的 {share} %
{fate}</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>head</source>
        <translation>分类头</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{frozen} of {total} stages frozen</source>
        <translation>{total} 个阶段中冻结 {frozen} 个</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Change or clear the filters.</source>
        <translation>请更改或清除筛选条件。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Include again</source>
        <translation>重新包含</translation>
    </message>
    <message>
        <source>Looks like “{0}” ({1}).</source>
        <translation>看起来像“{0}”（{1}）。</translation>
    </message>
    <message>
        <source>Move to class</source>
        <translation>移至类别</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>没有匹配的图像</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>还没有图像</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a folder of images on the left, or drop one here.</source>
        <translation>请在左侧打开图像文件夹，或将其拖到这里。</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>搜索文件名</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} 个文件</translation>
    </message>
    <message>
        <source>{0} images selected</source>
        <translation>已选择 {0} 张图像</translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation>{0}/{1} 个文件</translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>任何原因</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Excluded ({0})</source>
        <translation>已排除（{0}）</translation>
    </message>
    <message>
        <source>Filter by reason</source>
        <translation>按原因筛选</translation>
    </message>
    <message>
        <source>Images of all splits</source>
        <translation>所有划分的图像</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>May be in the wrong class</source>
        <translation>可能类别有误</translation>
    </message>
    <message>
        <source>Needs attention ({0})</source>
        <translation>需要注意（{0}）</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>搜索文件名</translation>
    </message>
    <message>
        <source>Show one class</source>
        <translation>显示一个类别</translation>
    </message>
    <message>
        <source>Show one label</source>
        <translation>显示一个标签</translation>
    </message>
    <message>
        <source>Show only images that are skipped or have a warning</source>
        <translation>仅显示被跳过或有警告的图像</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test images: held out for the final evaluation</source>
        <translation>测试图像：留作最终评估</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Used, with a warning</source>
        <translation>已使用，有警告</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Validation images: used to choose the best epoch</source>
        <translation>验证图像：用于选择最佳轮次</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Bursts and frames</source>
        <translation>连拍和视频帧</translation>
    </message>
    <message>
        <source>By a file name pattern…</source>
        <translation>按文件名模式…</translation>
    </message>
    <message>
        <source>Column “{0}”</source>
        <translation>列“{0}”</translation>
    </message>
    <message>
        <source>Copies only</source>
        <translation>仅副本</translation>
    </message>
    <message>
        <source>File name pattern</source>
        <translation>文件名模式</translation>
    </message>
    <message>
        <source>Folder, level {0}</source>
        <translation>文件夹，第 {0} 级</translation>
    </message>
    <message>
        <source>Images of one group stay in the same split. If images of one patient, film or series are in both training and validation, the accuracy is overestimated.</source>
        <translation>同一组的图像保持在同一划分中。如果同一患者、影片或系列的图像同时出现在训练和验证中，准确率会被高估。</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>保持在一起</translation>
    </message>
    <message>
        <source>Name: {0}</source>
        <translation>名称：{0}</translation>
    </message>
    <message>
        <source>No two images share a group.</source>
        <translation>没有两张图像同组。</translation>
    </message>
    <message>
        <source>{0} group, of {1} images</source>
        <translation>{0} 组，共 {1} 张图像</translation>
    </message>
    <message>
        <source>{0} groups, the largest of {1} images</source>
        <translation>{0} 组，最大的有 {1} 张图像</translation>
    </message>
    <message>
        <source>{0} is the group, # a number, * anything. Matched against the file name without its extension.</source>
        <translation>{0} 为组，# 为数字，* 为任意内容。与不含扩展名的文件名匹配。</translation>
    </message>
    <message>
        <source>{0} without a group</source>
        <translation>{0} 张没有组</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>1 looks unlike the training images</source>
        <translation>1 张与训练图像不相似</translation>
    </message>
    <message>
        <source>F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}</source>
        <translation>F1 微平均 {0}（{1} 至 {2}），宏平均 {3}（{4} 至 {5}）· 标签全对 {6} · 损失 {7}</translation>
    </message>
    <message>
        <source>Farther from the training images than 95% of the validation images are. Click to show them, most unlike first</source>
        <translation>比 95% 的验证图像离训练图像更远。点击显示，最不相似的在前</translation>
    </message>
    <message>
        <source>None looks unlike the training images</source>
        <translation>没有与训练图像不相似的</translation>
    </message>
    <message>
        <source>RMSE {0} · R² {1} ({2} to {3})</source>
        <translation>RMSE {0} · R² {1}（{2} 至 {3}）</translation>
    </message>
    <message>
        <source>correct, of {0} images · 95% interval {1} to {2} %</source>
        <translation>正确，共 {0} 张图像 · 95% 区间 {1} 至 {2} %</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>损失 {0}</translation>
    </message>
    <message>
        <source>macro average: precision {0}, recall {1}, F1 {2} · loss {3}</source>
        <translation>宏平均：精确率 {0}，召回率 {1}，F1 {2} · 损失 {3}</translation>
    </message>
    <message>
        <source>mean absolute error, {0} images · 95% interval {1} to {2}</source>
        <translation>平均绝对误差，{0} 张图像 · 95% 区间 {1} 至 {2}</translation>
    </message>
    <message>
        <source>mean average precision, {0} images · 95% interval {1} to {2} %</source>
        <translation>平均精度均值（mAP），{0} 张图像 · 95% 区间 {1} 至 {2} %</translation>
    </message>
    <message>
        <source>{0} inside the 90% prediction interval</source>
        <translation>{0} 在 90% 预测区间内</translation>
    </message>
    <message>
        <source>{0} look unlike the training images</source>
        <translation>{0} 张与训练图像不相似</translation>
    </message>
</context>
<context>
    <name>HistoryIntents</name>
    <message numerus="yes">
        <source>%n run(s) moved to the bin.</source>
        <translation>
            <numerusform>已将 %n 次运行移至回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what you like, then train.</source>
        <translation>更改所需设置，然后训练。</translation>
    </message>
    <message>
        <source>Choose how many stages to freeze on the left, then train.</source>
        <translation>在左侧选择要冻结的阶段数，然后训练。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s)?</source>
        <translation>
            <numerusform>删除 %n 次运行？</numerusform>
        </translation>
    </message>
    <message>
        <source>Its images are no longer at their old location, so the current images stay open.</source>
        <translation>其图像已不在原位置，因此当前图像保持打开。</translation>
    </message>
    <message>
        <source>More curves would be hard to tell apart.</source>
        <translation>更多曲线将难以区分。</translation>
    </message>
    <message numerus="yes">
        <source>The charts show the first %n runs.</source>
        <translation>
            <numerusform>图表显示前 %n 次运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The next training starts from this run's weights.</source>
        <translation>下次训练从本次运行的权重开始。</translation>
    </message>
    <message>
        <source>The settings of that run are now on the left.</source>
        <translation>该运行的设置现已显示在左侧。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{names}

The folders are moved to the bin, where you can restore them.</source>
        <translation>{names}

文件夹会移至回收站，可从中恢复。</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
    <message>
        <source>Another training run is in progress; resume this one when it has finished</source>
        <translation>另一次训练正在进行；请在其结束后继续此运行</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Every run is saved, so you can compare, continue or try it again.</source>
        <translation>每次运行都会保存，可供比较、继续或再次试用。</translation>
    </message>
    <message>
        <source>Export this run's model to files that work without FTStudio</source>
        <translation>将本次运行的模型导出为无需 FTStudio 即可使用的文件</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Load this run's model, weights and settings on the left, to unfreeze more stages or change them</source>
        <translation>在左侧载入本次运行的模型、权重和设置，以解冻更多阶段或进行更改</translation>
    </message>
    <message>
        <source>Move the selected runs to the bin</source>
        <translation>将所选运行移至回收站</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名（F2）</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Resume this run where it ended</source>
        <translation>从结束处恢复此运行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Save a report on this run as one page; with two runs selected, side by side</source>
        <translation>将本次运行的报告保存为一页；选择两次运行则并排显示</translation>
    </message>
    <message>
        <source>Search name, images, model, note…</source>
        <translation>搜索名称、图像、模型、备注…</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>搜索运行</translation>
    </message>
    <message>
        <source>Select a stopped, interrupted or failed run to resume it</source>
        <translation>选择已停止、中断或失败的运行以恢复</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show this run's folder</source>
        <translation>显示此运行的文件夹</translation>
    </message>
    <message>
        <source>Start a new run with the same settings and images from this run's weights</source>
        <translation>用相同的设置和图像，从本次运行的权重开始新的运行</translation>
    </message>
    <message>
        <source>This run is complete; there is nothing to resume</source>
        <translation>此运行已完成；没有可恢复的内容</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Try this run's model on images</source>
        <translation>在图像上试用本次运行的模型</translation>
    </message>
    <message>
        <source>Use as starting point</source>
        <translation>用作起点</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Use this run's settings for a new run</source>
        <translation>将本次运行的设置用于新的运行</translation>
    </message>
    <message>
        <source>Your runs appear here.</source>
        <translation>您的运行会显示在这里。</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} 次运行</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown}/{all}</translation>
    </message>
</context>
<context>
    <name>ImageIntents</name>
    <message numerus="yes">
        <source>%n image(s) moved.</source>
        <translation>
            <numerusform>已移动 %n 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an image</source>
        <translation>添加图像</translation>
    </message>
    <message>
        <source>Exclude images</source>
        <translation>排除图像</translation>
    </message>
    <message>
        <source>Include images again</source>
        <translation>重新包含图像</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message numerus="yes">
        <source>Move %n image(s) to “{class_name}”?</source>
        <translation>
            <numerusform>将 %n 张图像移至“{class_name}”？</numerusform>
        </translation>
    </message>
    <message>
        <source>Move images</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Predict “{0}”</source>
        <translation>预测“{0}”</translation>
    </message>
    <message>
        <source>The image was added to “{0}”.</source>
        <translation>图像已添加到“{0}”。</translation>
    </message>
    <message>
        <source>This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.</source>
        <translation>这会在磁盘上的 {folder} 中移动文件。可按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Evaluated images</source>
        <translation>已评估的图像</translation>
    </message>
    <message>
        <source>Overlay a heat map on each visible image: the brighter, the more it supports the model's answer</source>
        <translation>在每张可见图像上叠加热力图：越亮表示越支持模型的答案</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>显示所有错误</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
</context>
<context>
    <name>KeptData</name>
    <message>
        <source>&amp;Empty</source>
        <translation>清空(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Features</source>
        <translation>特征(&amp;F)</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Decoded &amp;images</source>
        <translation>已解码图像(&amp;I)</translation>
    </message>
    <message>
        <source>Delete the cached images and features of all runs, and unpacked archives that no run needs.</source>
        <translation>删除所有运行缓存的图像和特征，以及没有运行需要的已解压内容。</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>In &amp;memory</source>
        <translation>内存中(&amp;M)</translation>
    </message>
    <message>
        <source>On disk, so that no image is decoded twice.</source>
        <translation>在磁盘上，避免重复解码图像。</translation>
    </message>
    <message>
        <source>On disk: the output of the frozen stages for each image.</source>
        <translation>在磁盘上：冻结阶段对每张图像的输出。</translation>
    </message>
    <message>
        <source>On the &amp;GPU</source>
        <translation>GPU 上(&amp;G)</translation>
    </message>
    <message>
        <source>Speeds up later epochs and runs. Can be recomputed at any time.</source>
        <translation>加快后续轮次和运行。可随时重新计算。</translation>
    </message>
    <message>
        <source>The same features in GPU memory.</source>
        <translation>GPU 显存中的相同特征。</translation>
    </message>
    <message>
        <source>The same features in RAM, while a run uses them.</source>
        <translation>运行使用期间位于内存中的相同特征。</translation>
    </message>
    <message>
        <source>Unpacked archives</source>
        <translation>已解压的压缩包</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation>已释放 {size}。</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>已用 {used}/{most}</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>已用 {used}</translation>
    </message>
    <message>
        <source>{what}, at most, in GB</source>
        <translation>{what}，上限（GB）</translation>
    </message>
</context>
<context>
    <name>LabelImages</name>
    <message>
        <source>missed {0}</source>
        <translation>遗漏 {0}</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>wrong {0}</source>
        <translation>误标 {0}</translation>
    </message>
    <message>
        <source>{0} was given wrongly ({1}). Labels: {2}</source>
        <translation>误标了 {0}（{1}）。标签：{2}</translation>
    </message>
    <message>
        <source>{0} was missed ({1}). Labels: {2}</source>
        <translation>遗漏了 {0}（{1}）。标签：{2}</translation>
    </message>
</context>
<context>
    <name>LabelIntents</name>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download it ({size}), or choose another model on the left.</source>
        <translation>请下载（{size}），或在左侧选择其他模型。</translation>
    </message>
    <message>
        <source>Keep in its class</source>
        <translation>保留在原类别</translation>
    </message>
    <message>
        <source>The damaged file was renamed to {path}. Check the images again.</source>
        <translation>损坏的文件已重命名为 {path}。请再次检查图像。</translation>
    </message>
    <message>
        <source>Your earlier label confirmations for these images could not be read.</source>
        <translation>无法读取您之前对这些图像的标签确认。</translation>
    </message>
    <message>
        <source>{model} must be downloaded before it can check the images.</source>
        <translation>需要先下载 {model} 才能检查图像。</translation>
    </message>
</context>
<context>
    <name>LabelQueue</name>
    <message>
        <source>All reviewed</source>
        <translation>全部查看完毕</translation>
    </message>
    <message>
        <source>Back to all images</source>
        <translation>返回所有图像</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Exclude  (X)</source>
        <translation>排除  (X)</translation>
    </message>
    <message>
        <source>Exclude it from training</source>
        <translation>从训练中排除</translation>
    </message>
    <message>
        <source>Is in</source>
        <translation>当前类别</translation>
    </message>
    <message>
        <source>Keep  (K)</source>
        <translation>保留  (K)</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>左方向键</translation>
    </message>
    <message>
        <source>Likely label errors</source>
        <translation>可能的标签错误</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>看起来像</translation>
    </message>
    <message>
        <source>Move  (M)</source>
        <translation>移动  (M)</translation>
    </message>
    <message>
        <source>Move the file to this class (M or Enter)</source>
        <translation>将文件移至此类别（M 或 Enter）</translation>
    </message>
    <message>
        <source>Next image, without a decision</source>
        <translation>下一张图像，不作决定</translation>
    </message>
    <message>
        <source>No more likely label errors.</source>
        <translation>没有更多可能的标签错误。</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>右方向键</translation>
    </message>
    <message>
        <source>The label is right; do not ask again</source>
        <translation>标签正确；不再询问</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
</context>
<context>
    <name>LabelScores</name>
    <message>
        <source>Average precision: how well the images with this label rank above the others, at any threshold</source>
        <translation>平均精度（AP）：在任意阈值下，有此标签的图像排在其他图像之前的程度</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>精确率和召回率的调和平均</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>标签名称</translation>
    </message>
    <message>
        <source>No evaluated image has this label</source>
        <translation>没有已评估的图像带有此标签</translation>
    </message>
    <message>
        <source>No image was given this label</source>
        <translation>没有图像被赋予此标签</translation>
    </message>
    <message>
        <source>Number of evaluated images that have this label</source>
        <translation>带有此标签的已评估图像数</translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Precision: share of the images given this label that have it, with its 95% interval</source>
        <translation>精确率：被赋予此标签的图像中确实带有该标签的比例，及其 95% 区间</translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Recall: share of the images with this label that were given it, with its 95% interval</source>
        <translation>召回率：带有此标签的图像中被赋予该标签的比例，及其 95% 区间</translation>
    </message>
    <message>
        <source>The probability from which the label counts as present, chosen on the validation images</source>
        <translation>标签视为存在的概率下限，根据验证图像选择</translation>
    </message>
    <message>
        <source>Thr.</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0}/{1}：{2}，95% 区间 {3} 至 {4}</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>Scores per label</source>
        <translation>各标签得分</translation>
    </message>
</context>
<context>
    <name>LabelsResult</name>
    <message>
        <source>Copy the per-label scores as CSV</source>
        <translation>将各标签得分复制为 CSV</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>最自信的错误</translation>
    </message>
    <message>
        <source>No mistakes with this label.</source>
        <translation>此标签没有错误。</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>没有错误。</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and AP of each label</source>
        <translation>各标签的精确率、召回率、F1 和 AP</translation>
    </message>
    <message>
        <source>Save the per-label scores as a table</source>
        <translation>将各标签得分保存为表格</translation>
    </message>
    <message>
        <source>{0}: missed or wrongly given, most confident first</source>
        <translation>{0}：遗漏或误标，最自信的在前</translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Learning curve: {points}</source>
        <translation>学习曲线：{points}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>share of the {count} images used for training</source>
        <translation>{count} 张图像中用于训练的比例</translation>
    </message>
</context>
<context>
    <name>ListPreviewView</name>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>训练正在进行。</translation>
    </message>
    <message>
        <source>Drop to open these images</source>
        <translation>松开以打开这些图像</translation>
    </message>
    <message>
        <source>Drop to try the model on this</source>
        <translation>松开以试用模型</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Keep training, minimised</source>
        <translation>最小化并继续训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Save it to a folder first, then drop it from there.</source>
        <translation>请先保存到文件夹，再从那里拖入。</translation>
    </message>
    <message>
        <source>Saving the training run. FTStudio then closes.</source>
        <translation>正在保存运行。之后 FTStudio 将关闭。</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>The dropped item is not on this computer.</source>
        <translation>拖入的项目不在本机上。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>You can save and stop it now and resume it later.</source>
        <translation>可以现在保存并停止，稍后恢复。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FTStudio</source>
        <translation>关于 FTStudio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>诊断(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>评估(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export a model…</source>
        <translation>导出模型(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste an image to try</source>
        <translation>粘贴要试用的图像(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>恢复上次运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Try an image…</source>
        <translation>试用图像(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation>训练正在进行。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Evaluate the model on the held-out images</source>
        <translation>在留出的图像上评估模型</translation>
    </message>
    <message>
        <source>Export a trained model to files that work without FTStudio</source>
        <translation>将训练好的模型导出为无需 FTStudio 即可使用的文件</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>No training run is in progress.</source>
        <translation>没有正在进行的训练。</translation>
    </message>
    <message>
        <source>Open &amp;list or archive…</source>
        <translation>打开列表或压缩包(&amp;L)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open an image and classify it</source>
        <translation>打开图像并分类</translation>
    </message>
    <message>
        <source>Pause or continue the training</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>保存报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Save a report on the model that is being tried as one page</source>
        <translation>将正在试用的模型的报告保存为一页</translation>
    </message>
    <message>
        <source>Save and stop the training; you can resume it later</source>
        <translation>保存并停止训练；可稍后恢复</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The training run is being saved.</source>
        <translation>正在保存运行。</translation>
    </message>
    <message>
        <source>There is no run to resume.</source>
        <translation>没有可恢复的运行。</translation>
    </message>
    <message>
        <source>There is no trained model yet.</source>
        <translation>还没有训练好的模型。</translation>
    </message>
    <message>
        <source>Train with the settings on the left</source>
        <translation>用左侧的设置训练</translation>
    </message>
    <message>
        <source>Try the &amp;sample images</source>
        <translation>试用示例图像(&amp;S)</translation>
    </message>
    <message>
        <source>Try the image on the clipboard</source>
        <translation>试用剪贴板中的图像</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>ModelDelegate</name>
    <message>
        <source>included with FTStudio</source>
        <translation>FTStudio 自带</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机上</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>2  Model</source>
        <translation>2  模型</translation>
    </message>
    <message>
        <source>Back to the pretrained weights</source>
        <translation>恢复预训练权重</translation>
    </message>
    <message>
        <source>Change the weights</source>
        <translation>更改权重</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>From the run {name}</source>
        <translation>来自运行 {name}</translation>
    </message>
    <message>
        <source>Load weights from a file, or start from random weights.</source>
        <translation>从文件载入权重，或从随机权重开始。</translation>
    </message>
    <message>
        <source>None: train from scratch</source>
        <translation>无：从头训练</translation>
    </message>
    <message>
        <source>Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.</source>
        <translation>从随机权重开始，与预训练权重比较。此时请不要冻结任何部分。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin);;All files (*)</source>
        <translation>权重 (*.safetensors *.pth *.pt *.bin);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Weights for this architecture: .safetensors or a .pth state dict.</source>
        <translation>此架构的权重：.safetensors 或 .pth state dict。</translation>
    </message>
    <message>
        <source>Weights for {model}</source>
        <translation>{model} 的权重</translation>
    </message>
    <message>
        <source>Weights: random</source>
        <translation>权重：随机</translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation>权重：{name}</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No model matches “{text}”.</source>
        <translation>没有与“{text}”匹配的模型。</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>your images</source>
        <translation>您的图像</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>ImageNet top-1 accuracy: {percent} % (published).</source>
        <translation>ImageNet top-1 准确率：{percent} %（公开数据）。</translation>
    </message>
    <message>
        <source>ImageNet {percent} %</source>
        <translation>ImageNet {percent} %</translation>
    </message>
    <message>
        <source>Small, for a quick start offline. Models with ImageNet weights are more accurate.</source>
        <translation>小型模型，可离线快速开始。带有 ImageNet 权重的模型更准确。</translation>
    </message>
    <message>
        <source>included with FTStudio</source>
        <translation>FTStudio 自带</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}</source>
        <translation>在您的图像上 {percent} %（{low} 至 {high} %），每张图像 {milliseconds} 毫秒，{size}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{count} parameters in {stages} stages; trained at {side} × {side} pixels.</source>
        <translation>{stages} 个阶段，{count} 个参数；在 {side} × {side} 像素上训练。</translation>
    </message>
    <message>
        <source>{low} to {high} % · {milliseconds} ms per image · {size}</source>
        <translation>{low} 至 {high} % · 每张图像 {milliseconds} 毫秒 · {size}</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>需下载 {size}</translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Distribution of {0}</source>
        <translation>{0} 的分布</translation>
    </message>
    <message>
        <source>lowest {0}, median {1}, highest {2}</source>
        <translation>最小 {0}，中位数 {1}，最大 {2}</translation>
    </message>
    <message>
        <source>median {0}</source>
        <translation>中位数 {0}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>, or nothing for {blank}</source>
        <translation>，留空表示{blank}</translation>
    </message>
    <message>
        <source>A number above {least}, at most {most}</source>
        <translation>大于 {least}、不超过 {most} 的数</translation>
    </message>
    <message>
        <source>A number from {least} to {most}</source>
        <translation>{least} 至 {most} 的数</translation>
    </message>
    <message>
        <source>A number from {least}, below {most}</source>
        <translation>不小于 {least}、小于 {most} 的数</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>{least} 至 {most} 的整数</translation>
    </message>
</context>
<context>
    <name>NumberImages</name>
    <message>
        <source>, 90% interval {0} to {1}</source>
        <translation>，90% 区间 {0} 至 {1}</translation>
    </message>
    <message>
        <source>{0}, predicted {1} ({2})</source>
        <translation>{0}，预测 {1}（{2}）</translation>
    </message>
</context>
<context>
    <name>NumberResult</name>
    <message>
        <source>1 image chosen</source>
        <translation>已选择 1 张图像</translation>
    </message>
    <message>
        <source>Copy the numbers of all images as CSV</source>
        <translation>将所有图像的数值复制为 CSV</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>How many images are off by how much</source>
        <translation>各误差大小的图像数</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>没有图像。</translation>
    </message>
    <message>
        <source>Save the numbers of all images</source>
        <translation>保存所有图像的数值</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Show the largest errors</source>
        <translation>显示最大误差</translation>
    </message>
    <message>
        <source>True against predicted numbers. Click a point or drag a box to show its images</source>
        <translation>真实值与预测值。点击点或拖出方框以显示图像</translation>
    </message>
    <message>
        <source>{0} images chosen, largest errors first</source>
        <translation>已选择 {0} 张图像，误差最大的在前</translation>
    </message>
</context>
<context>
    <name>NumberScale</name>
    <message>
        <source>90% interval {0}</source>
        <translation>90% 区间 {0}</translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>no prediction interval</source>
        <translation>无预测区间</translation>
    </message>
    <message>
        <source>training images {0} to {1}</source>
        <translation>训练图像 {0} 至 {1}</translation>
    </message>
    <message>
        <source>training images: {0} to {1}</source>
        <translation>训练图像：{0} 至 {1}</translation>
    </message>
</context>
<context>
    <name>OpenRow</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation>图像 ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images to try</source>
        <translation>打开要试用的图像文件夹</translation>
    </message>
    <message>
        <source>Open images to try</source>
        <translation>打开要试用的图像</translation>
    </message>
    <message>
        <source>Open one or more images</source>
        <translation>打开一张或多张图像</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Try all images in a folder and show a table</source>
        <translation>试用文件夹中的所有图像并显示表格</translation>
    </message>
    <message>
        <source>Try the image in the clipboard (Ctrl+V)</source>
        <translation>试用剪贴板中的图像（Ctrl+V）</translation>
    </message>
</context>
<context>
    <name>PairedBar</name>
    <message>
        <source>Images that the two runs classified correctly</source>
        <translation>两次运行都分类正确的图像</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>都正确</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>都错误</translation>
    </message>
    <message>
        <source>only {0} right</source>
        <translation>仅 {0} 正确</translation>
    </message>
</context>
<context>
    <name>PotentialView</name>
    <message>
        <source>95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them</source>
        <translation>95% 区间 {low} 至 {high}，基于 {count} 张留出图像；{model}，用其中 {trained} 张训练</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>返回运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model frozen, and tested on the held-out fifth. Fine-tuning may do better.</source>
        <translation>将所选模型的所有阶段冻结，在五分之四的图像上拟合线性分类头，并在留出的五分之一上测试，共五次。微调可能效果更好。</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>最好能达到多少？</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Progress of the cross-validation</source>
        <translation>交叉验证进度</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Takes seconds once the features are cached.</source>
        <translation>特征缓存后只需几秒。</translation>
    </message>
    <message>
        <source>Trained on all of them, about {accuracy} ({low} to {high})</source>
        <translation>用全部图像训练，约 {accuracy}（{low} 至 {high}）</translation>
    </message>
</context>
<context>
    <name>PredictPanel</name>
    <message>
        <source>Best guess, {0}: {1}</source>
        <translation>最佳猜测，{0}：{1}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Run to try</source>
        <translation>要试用的运行</translation>
    </message>
    <message>
        <source>This image cannot be used: {0}</source>
        <translation>无法使用此图像：{0}</translation>
    </message>
    <message>
        <source>This looks unlike your training images.</source>
        <translation>与您的训练图像不相似。</translation>
    </message>
    <message>
        <source>Train a model first, then try it on this image.</source>
        <translation>请先训练模型，再在此图像上试用。</translation>
    </message>
    <message>
        <source>Tried before</source>
        <translation>之前试过的</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>You can try a model here as soon as its first epoch is done.</source>
        <translation>第一轮完成后即可在此试用模型。</translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Filter by file or answer</source>
        <translation>按文件或答案筛选</translation>
    </message>
    <message>
        <source>Save all rows as a table for a spreadsheet</source>
        <translation>将所有行保存为电子表格</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>not readable {0}</source>
        <translation>无法读取 {0}</translation>
    </message>
    <message>
        <source>not sure {0}</source>
        <translation>不确定 {0}</translation>
    </message>
    <message>
        <source>unlike your images {0}</source>
        <translation>与您的图像不同 {0}</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>无法保存 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} to {1}, mean {2}</source>
        <translation>{0} 至 {1}，平均 {2}</translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Probability of each class or label</source>
        <translation>各类别或标签的概率</translation>
    </message>
    <message>
        <source>not present</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>present</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>present from {0}</source>
        <translation>{0} 起视为存在</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Looks</source>
        <translation>外观(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>运行文件夹(&amp;R)</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple GPU（MPS）</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: uses a supported GPU if there is one.</source>
        <translation>自动：有受支持的 GPU 时使用。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose the runs folder</source>
        <translation>选择运行文件夹</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Drafts are machine translations that no native speaker has reviewed yet.</source>
        <translation>“草稿”是尚未经母语者审阅的机器翻译。</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA, ROCm)</source>
        <translation>NVIDIA 或 AMD GPU（CUDA、ROCm）</translation>
    </message>
    <message>
        <source>New runs are saved here, and the Runs tab lists the runs in this folder.</source>
        <translation>新的运行保存在此处，“运行”选项卡列出此文件夹中的运行。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Restart FTStudio to change the language.</source>
        <translation>重新启动 FTStudio 以更改语言。</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>运行文件夹</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>{language} (draft)</source>
        <translation>{language}（草稿）</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Also train on these files, as images of the class they are in.</source>
        <translation>将这些文件作为其所在类别的图像一并用于训练。</translation>
    </message>
    <message>
        <source>Leave out masks and thumbnails again</source>
        <translation>重新排除掩码和缩略图</translation>
    </message>
    <message>
        <source>Read the folders differently…</source>
        <translation>以其他方式读取文件夹…</translation>
    </message>
    <message>
        <source>Use 1 mask or thumbnail as an image</source>
        <translation>将 1 个掩码或缩略图用作图像</translation>
    </message>
    <message>
        <source>Use {n} masks or thumbnails as images</source>
        <translation>将 {n} 个掩码或缩略图用作图像</translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>1 class: {classes}</source>
        <translation>1 个类别：{classes}</translation>
    </message>
    <message>
        <source>Example of {name}</source>
        <translation>{name} 的示例</translation>
    </message>
    <message>
        <source>The folders in {name} can be interpreted in several ways.</source>
        <translation>{name} 中的文件夹可以有多种解释。</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>使用此布局</translation>
    </message>
    <message>
        <source>Which folders are the classes?</source>
        <translation>哪些文件夹是类别？</translation>
    </message>
    <message>
        <source>{count} classes: {classes}</source>
        <translation>{count} 个类别：{classes}</translation>
    </message>
    <message>
        <source>{count} classes: {classes} …</source>
        <translation>{count} 个类别：{classes} …</translation>
    </message>
</context>
<context>
    <name>RecentStrip</name>
    <message>
        <source>Tried before</source>
        <translation>之前试过的</translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Confidence against accuracy</source>
        <translation>置信度与准确率</translation>
    </message>
    <message>
        <source>Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})</source>
        <translation>置信度 {0} 至 {1}：{2} 张图像，平均 {3}，准确率 {4}（95% 区间 {5} 至 {6}）</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>after</source>
        <translation>校准后</translation>
    </message>
    <message>
        <source>before</source>
        <translation>校准前</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>perfect calibration</source>
        <translation>完美校准</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Clear this for a report that you share with others</source>
        <translation>若要与他人分享报告，请取消勾选</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML 页面 (*.html)</translation>
    </message>
    <message>
        <source>Include pictures and names of images</source>
        <translation>包含图像及其名称</translation>
    </message>
    <message>
        <source>One HTML file to print or attach, side by side with the run {other}.</source>
        <translation>一个可打印或附加的 HTML 文件，与运行 {other} 并排显示。</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs to compare them side by side.</source>
        <translation>一个可打印或附加的 HTML 文件：结果、曲线、类别、错误、图像、设置。选择两次运行可并排比较。</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: the run of {this} side by side with the run of {other} of the same name.</source>
        <translation>一个可打印或附加的 HTML 文件：{this} 的运行与同名的 {other} 的运行并排显示。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
</context>
<context>
    <name>ReportIntents</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The report has been saved.</source>
        <translation>报告已保存。</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在写入报告…</translation>
    </message>
    <message>
        <source>Writing the report… {what}, {share} %</source>
        <translation>正在写入报告… {what}，{share} %</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>Error {0} to {1}: {2}</source>
        <translation>误差 {0} 至 {1}：{2}</translation>
    </message>
    <message>
        <source>Images by error (predicted less true)</source>
        <translation>按误差（预测减真实）分布的图像</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to select a bar and show its images.</source>
        <translation>用左右方向键选择柱条以显示其图像。</translation>
    </message>
    <message>
        <source>error (predicted less true)</source>
        <translation>误差（预测减真实）</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 张图像</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Unlike the training images, most unlike first</source>
        <translation>与训练图像不同，最不相似的在前</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>无法保存 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Newest: {0}</source>
        <translation>最新：{0}</translation>
    </message>
    <message>
        <source>No run has weights yet</source>
        <translation>还没有带权重的运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>unnamed run</source>
        <translation>未命名的运行</translation>
    </message>
    <message>
        <source>{0} (training now)</source>
        <translation>{0}（正在训练）</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Comparing on the same images…</source>
        <translation>正在相同图像上比较…</translation>
    </message>
    <message>
        <source>Evaluate both runs on the same images and test which is better</source>
        <translation>在相同图像上评估两次运行，并检验哪个更好</translation>
    </message>
    <message>
        <source>Not compared yet: neither run has been evaluated on its {0}.</source>
        <translation>尚未比较：两次运行都未在其{0}上评估。</translation>
    </message>
    <message>
        <source>Not compared yet: {0} has not been evaluated on its {1}.</source>
        <translation>尚未比较：{0} 未在其{1}上评估。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Run missing evaluations</source>
        <translation>运行缺少的评估</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>显示图像</translation>
    </message>
    <message>
        <source>Show the images on which the two runs differ</source>
        <translation>显示两次运行结果不同的图像</translation>
    </message>
    <message>
        <source>These runs cannot be compared: a run folder cannot be read.</source>
        <translation>无法比较这些运行：有运行文件夹无法读取。</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common images</source>
        <translation>{0} 对 {1}，{2} 张共同图像</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common test images</source>
        <translation>{0} 对 {1}，{2} 张共同测试图像</translation>
    </message>
    <message>
        <source>{0} points difference (95% interval {1} to {2})</source>
        <translation>相差 {0} 个百分点（95% 区间 {1} 至 {2}）</translation>
    </message>
    <message>
        <source>{0}: {1} against {2} on {3} common images</source>
        <translation>{0}：{1} 对 {2}，{3} 张共同图像</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>A note about this run. Enter saves it, Escape discards it.</source>
        <translation>关于此运行的备注。Enter 保存，Esc 放弃。</translation>
    </message>
    <message>
        <source>Comparing the settings…</source>
        <translation>正在比较设置…</translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note about this run</source>
        <translation>关于此运行的备注</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>The settings of these runs cannot be read.</source>
        <translation>无法读取这些运行的设置。</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>这些运行的设置相同。</translation>
    </message>
    <message>
        <source>from the run {name}</source>
        <translation>来自运行 {name}</translation>
    </message>
    <message>
        <source>frozen: {what}</source>
        <translation>已冻结：{what}</translation>
    </message>
    <message>
        <source>on test images {share}</source>
        <translation>在测试图像上 {share}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} 个类别</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} 个标签</translation>
    </message>
</context>
<context>
    <name>RunIntents</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>训练正在进行。</translation>
    </message>
    <message>
        <source>Drop an image on “Try it” to test the model.</source>
        <translation>将图像拖到“试用”以测试模型。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束进程</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Freeze more…</source>
        <translation>冻结更多…</translation>
    </message>
    <message>
        <source>It is saved and can be resumed.</source>
        <translation>已保存，可以恢复。</translation>
    </message>
    <message>
        <source>It may be busy. Wait, or end it and resume from the last checkpoint.</source>
        <translation>可能正忙。请等待，或结束进程并从最后的检查点恢复。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Show these images</source>
        <translation>显示这些图像</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then continue from the other one.</source>
        <translation>停止它或等待其结束，然后从另一个继续。</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then resume the other one.</source>
        <translation>停止它或等待其结束，然后恢复另一个。</translation>
    </message>
    <message>
        <source>The run of {time} was interrupted.</source>
        <translation>{time} 的运行被中断。</translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation>训练失败。</translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation>训练已完成。</translation>
    </message>
    <message>
        <source>The training process is not responding.</source>
        <translation>训练进程没有响应。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>训练已停止。</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Unfreeze more…</source>
        <translation>解冻更多…</translation>
    </message>
    <message>
        <source>Validation {metric}: {value}.</source>
        <translation>验证{metric}：{value}。</translation>
    </message>
    <message>
        <source>{dataset}, {model}: {done} of {planned} epochs completed.</source>
        <translation>{dataset}，{model}：已完成 {done}/{planned} 轮。</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Augmented views</source>
        <translation>增强视图数</translation>
    </message>
    <message>
        <source>Backbone learning rate ratio</source>
        <translation>主干学习率比例</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Checkpoint interval (s)</source>
        <translation>检查点间隔（秒）</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>类别来源</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Early stopping (patience)</source>
        <translation>早停（patience）</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Excluded images</source>
        <translation>排除的图像</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>特征缓存</translation>
    </message>
    <message>
        <source>Feature cache precision</source>
        <translation>特征缓存精度</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>压缩包中的文件名</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>冻结的阶段</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>分类头</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>分类头预热</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images without annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Linear probe solver</source>
        <translation>线性探测求解器</translation>
    </message>
    <message>
        <source>Masks and thumbnails</source>
        <translation>掩码和缩略图</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>微批大小</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Multi-page TIFFs</source>
        <translation>多页 TIFF</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Target in the list</source>
        <translation>列表中的目标</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation>时间限制（秒）</translation>
    </message>
    <message>
        <source>Update BatchNorm statistics</source>
        <translation>更新 BatchNorm 统计量</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>验证比例</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Weight averaging (EMA decay)</source>
        <translation>权重平均（EMA 衰减）</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>head only</source>
        <translation>仅分类头</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k 近邻</translation>
    </message>
    <message>
        <source>linear head</source>
        <translation>线性分类头</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>nearest class mean</source>
        <translation>最近类均值</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{depth} of {stages}</source>
        <translation>{depth}/{stages}</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{done}/{planned}</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>True against predicted numbers</source>
        <translation>真实值与预测值</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to go through the images by their true number.</source>
        <translation>用左右方向键按真实值逐张浏览图像。</translation>
    </message>
    <message>
        <source>inside the 90% interval</source>
        <translation>在 90% 区间内</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>区间外</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>预测 {0}</translation>
    </message>
    <message>
        <source>true {0}</source>
        <translation>真实 {0}</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class name</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>精确率和召回率的调和平均</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>No image was predicted as this class</source>
        <translation>没有图像被预测为此类别</translation>
    </message>
    <message>
        <source>Number of evaluated images of this class</source>
        <translation>此类别的已评估图像数</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Share of the images of this class that were predicted correctly, with its 95% interval</source>
        <translation>此类别的图像中预测正确的比例，及其 95% 区间</translation>
    </message>
    <message>
        <source>Share of the images predicted as this class that belong to it, with its 95% interval</source>
        <translation>被预测为此类别的图像中确实属于它的比例，及其 95% 区间</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0}/{1}：{2}，95% 区间 {3} 至 {4}</translation>
    </message>
</context>
<context>
    <name>SetUpColumn</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Fold the column {title}</source>
        <translation>折叠“{title}”栏</translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation>折叠此栏</translation>
    </message>
    <message>
        <source>Show this column</source>
        <translation>显示此栏</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Kind of target</source>
        <translation>目标类型</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>The number in “{column}”</source>
        <translation>“{column}”中的数值</translation>
    </message>
    <message>
        <source>What the model learns of each image. Several labels: an image can show more than one. A number: from a column of the list.</source>
        <translation>模型从每张图像学习的内容。多个标签：一张图像可以有不止一个。数值：来自列表的一列。</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>Abstain threshold</source>
        <translation>弃答阈值</translation>
    </message>
    <message>
        <source>At {0}: answers every image and {1}.</source>
        <translation>{0} 时：回答所有图像，{1}。</translation>
    </message>
    <message>
        <source>At {0}: answers no image and says “not sure” for all {1}.</source>
        <translation>{0} 时：不回答任何图像，对全部 {1} 张说“不确定”。</translation>
    </message>
    <message>
        <source>At {0}: answers {1} of the images and {2}; says “not sure” for {3}.</source>
        <translation>{0} 时：回答 {1} 的图像，{2}；对 {3} 说“不确定”。</translation>
    </message>
    <message>
        <source>Below this confidence the model says “not sure” instead of a class</source>
        <translation>低于此置信度时模型说“不确定”，而不给出类别</translation>
    </message>
    <message>
        <source>Remove the threshold: this run answers every image</source>
        <translation>移除阈值：此运行回答所有图像</translation>
    </message>
    <message>
        <source>Reset to 0</source>
        <translation>重置为 0</translation>
    </message>
    <message>
        <source>Show the “not sure” ones</source>
        <translation>显示“不确定”的图像</translation>
    </message>
    <message>
        <source>Store this abstain threshold with the run; Try it uses it too</source>
        <translation>将此弃答阈值与运行一起保存；“试用”也会使用</translation>
    </message>
    <message>
        <source>This run now always answers.</source>
        <translation>此运行现在始终回答。</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>使用此值</translation>
    </message>
    <message>
        <source>is right for {0} ({1} to {2})</source>
        <translation>其中 {0} 正确（{1} 至 {2}）</translation>
    </message>
    <message>
        <source>◇ This run now says “not sure” below {0}.</source>
        <translation>◇ 此运行现在低于 {0} 时说“不确定”。</translation>
    </message>
</context>
<context>
    <name>TimeRow</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so that the training ends in time. You can change them afterwards; the number of epochs follows.</source>
        <translation>指定时间后，会选择冻结位置、轮次数以及必要时的图像尺寸，使训练按时结束。之后可以更改；轮次数会随之调整。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 位（bfloat16）</translation>
    </message>
    <message>
        <source>16 bits (float16)</source>
        <translation>16 位（float16）</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 位</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>恢复为 {value}</translation>
    </message>
    <message>
        <source>Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up.</source>
        <translation>主干网络学习率相对于分类头的倍数。自动：分类头预热后为 5。</translation>
    </message>
    <message>
        <source>Backbone ratio</source>
        <translation>主干比例</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Cache the features of the frozen stages, or recompute them in every epoch.</source>
        <translation>缓存冻结阶段的特征，或每轮重新计算。</translation>
    </message>
    <message>
        <source>Cached augmented views per image, used in turn. More views vary more and take longer.</source>
        <translation>每张图像缓存的增强视图数，轮流使用。视图越多变化越大，耗时越长。</translation>
    </message>
    <message>
        <source>Cached views</source>
        <translation>缓存的视图</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: off.</source>
        <translation>权重指数移动平均（EMA）的衰减，平均后的权重用于验证并保存。0：关闭。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available.</source>
        <translation>训练设备：GPU（cuda、mps）或 CPU。自动：可用的最快设备。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>特征缓存</translation>
    </message>
    <message>
        <source>Fit directly</source>
        <translation>直接拟合</translation>
    </message>
    <message>
        <source>Fit the new head on frozen features first, so that a random head does not damage the backbone.</source>
        <translation>先在冻结特征上拟合新的分类头，避免随机分类头损害主干网络。</translation>
    </message>
    <message>
        <source>Freeze all stages to choose another head: the other heads need fixed features.</source>
        <translation>冻结所有阶段才能选择其他分类头：它们需要固定的特征。</translation>
    </message>
    <message>
        <source>Give rare classes more weight in the loss. Auto: if the largest class is over five times the smallest.</source>
        <translation>在损失中增加稀有类别的权重。自动：当最大类别超过最小类别的五倍时。</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>分类头</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>分类头预热</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How the weights are updated. AdamW nearly always works; SGD is the classic.</source>
        <translation>权重的更新方式。AdamW 几乎总是有效；SGD 是经典方法。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images per forward pass (gradient accumulation). Fewer need less memory; same result.</source>
        <translation>每次前向传播的图像数（梯度累积）。越少占用内存越少；结果相同。</translation>
    </message>
    <message>
        <source>Images per optimiser step. Auto: a size that trains well and fits in memory.</source>
        <translation>每个优化步的图像数。自动：训练效果好且内存够用的大小。</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>存储为</translation>
    </message>
    <message>
        <source>Label smoothing: softens the targets. A little improves calibration.</source>
        <translation>标签平滑：软化目标。少量可改善校准。</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate of the head, for example 0.001. Too high and training diverges.</source>
        <translation>分类头的学习率，例如 0.001。过高会使训练发散。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>轻</translation>
    </message>
    <message>
        <source>Linear (trained)</source>
        <translation>线性（训练）</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>线性探测</translation>
    </message>
    <message>
        <source>Linear: a trained linear layer. The usual choice.</source>
        <translation>线性：训练得到的线性层。常用选择。</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>Logistic regression: the same layer, always fitted to its optimum.</source>
        <translation>逻辑回归：同样的层，始终拟合到最优。</translation>
    </message>
    <message>
        <source>Maximum number of passes over the training images. More takes longer and helps up to a point.</source>
        <translation>遍历训练图像的最大次数。越多耗时越长，效果到一定程度为止。</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>微批</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>小批量</translation>
    </message>
    <message>
        <source>Nearest class mean</source>
        <translation>最近类均值</translation>
    </message>
    <message>
        <source>Nearest class mean: the class whose mean features are closest. For very few images per class.</source>
        <translation>最近类均值：特征均值最接近的类别。适合每类图像极少的情况。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster.</source>
        <translation>数值精度。16 位在大多数 GPU 上更快。自动：在更快时使用。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>Precision of the feature cache: 16 bits need half the space, 32 bits are exact.</source>
        <translation>特征缓存的精度：16 位占一半空间，32 位精确。</translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation>处理器（cpu）</translation>
    </message>
    <message>
        <source>Random augmentation (flip, crop, colour jitter). Reduces overfitting.</source>
        <translation>随机数据增强（翻转、裁剪、颜色抖动）。减少过拟合。</translation>
    </message>
    <message>
        <source>Random seed: the same seed on the same computer gives the same run.</source>
        <translation>随机种子：同一台计算机上相同的种子得到相同的运行。</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>重置 {setting}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Side in pixels to which images are resized. Auto: the model's native size.</source>
        <translation>图像缩放后的边长（像素）。自动：模型的原生尺寸。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Stop after this many epochs without improvement (patience). The best epoch is saved.</source>
        <translation>连续这么多轮没有改善就停止（patience）。保存最佳轮次。</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>The classifier on top of the frozen features.</source>
        <translation>冻结特征之上的分类器。</translation>
    </message>
    <message>
        <source>Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays.</source>
        <translation>更新 BatchNorm 统计量。适合数千张差异很大的图像，例如 X 光片。</translation>
    </message>
    <message>
        <source>Validation %</source>
        <translation>验证 %</translation>
    </message>
    <message>
        <source>Validation split: the percentage of images held out to check the training.</source>
        <translation>验证比例：为检查训练而留出的图像百分比。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %.</source>
        <translation>预热：学习率线性上升的步数比例。0.2 表示前 20 %。</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Weight decay, for example 0.01. Reduces overfitting.</source>
        <translation>权重衰减，例如 0.01。减少过拟合。</translation>
    </message>
    <message>
        <source>When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches.</source>
        <translation>冻结所有阶段时：将分类头直接拟合到最优，或以小批量训练。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k 近邻</translation>
    </message>
    <message>
        <source>k nearest neighbours: a vote of the most similar training images. For classes with varied looks.</source>
        <translation>k 近邻：由最相似的训练图像投票。适合外观多样的类别。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>{setting} needs a number that fits.</source>
        <translation>{setting} 需要一个有效的数值。</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>3  Train</source>
        <translation>3  训练</translation>
    </message>
    <message>
        <source>A first result as fast as possible: few epochs, light augmentation.</source>
        <translation>尽快得到初步结果：轮次少，增强轻。</translation>
    </message>
    <message>
        <source>A good result in reasonable time. The usual choice.</source>
        <translation>在合理时间内得到好结果。常用选择。</translation>
    </message>
    <message>
        <source>All other settings, filled in with the preset's values.</source>
        <translation>所有其他设置，已填入预设的值。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue training (Space).</source>
        <translation>继续训练（空格键）。</translation>
    </message>
    <message>
        <source>Custom, from {preset}: {settings}</source>
        <translation>自定义，基于 {preset}：{settings}</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>更少选项</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Open images to preview the augmentation.</source>
        <translation>打开图像以预览数据增强。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause the training; it stays in memory (Space).</source>
        <translation>暂停训练；保留在内存中（空格键）。</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>预设 {name}</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Start training (Ctrl+T).</source>
        <translation>开始训练（Ctrl+T）。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after the current step. The run is saved and can be resumed.</source>
        <translation>在当前步之后停止。运行会保存，可以恢复。</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>正在停止并保存…</translation>
    </message>
    <message>
        <source>The best result: many epochs, strong augmentation. Takes longest.</source>
        <translation>最好的结果：轮次多，增强强。耗时最长。</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>无法生成预览。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>about {epochs}</source>
        <translation>约 {epochs}</translation>
    </message>
    <message>
        <source>light augmentation</source>
        <translation>轻度增强</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>无增强</translation>
    </message>
    <message>
        <source>standard augmentation</source>
        <translation>标准增强</translation>
    </message>
    <message>
        <source>strong augmentation</source>
        <translation>强增强</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} 轮</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>轮次 {epoch}/{epochs}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation>失败：{message}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Interrupted in {place}</source>
        <translation>中断于{place}</translation>
    </message>
    <message>
        <source>Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval).</source>
        <translation>在 {count} 张验证图像上测得：此类图像上的{metric}为 {interval}（95% 区间）。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Preparing the frozen stages</source>
        <translation>正在准备冻结的阶段</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Saving and stopping…</source>
        <translation>正在保存并停止…</translation>
    </message>
    <message>
        <source>Stopped in {place}</source>
        <translation>停止于{place}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>正在验证</translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation>最佳轮次 {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>轮次 {epoch}/{epochs}</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>剩余时间未知</translation>
    </message>
    <message>
        <source>training did not help: best before epoch 1</source>
        <translation>训练没有帮助：第 1 轮之前最佳</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} 图像/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Back to the training</source>
        <translation>返回训练</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Earlier run: {name}</source>
        <translation>先前的运行：{name}</translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation>图像 (*.png)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Preparing the training.</source>
        <translation>正在准备训练。</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Stop showing this earlier run</source>
        <translation>不再显示此先前的运行</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Your loss curves will appear here.</source>
        <translation>损失曲线会显示在这里。</translation>
    </message>
</context>
<context>
    <name>TryIntents</name>
    <message>
        <source>Open a folder of images first.</source>
        <translation>请先打开图像文件夹。</translation>
    </message>
    <message>
        <source>The preview shows one of your images.</source>
        <translation>预览显示您的一张图像。</translation>
    </message>
    <message>
        <source>There is no trained model to try yet.</source>
        <translation>还没有可试用的训练好的模型。</translation>
    </message>
    <message>
        <source>Train one first. You can try it as soon as its first epoch is done.</source>
        <translation>请先训练一个。第一轮完成后即可试用。</translation>
    </message>
</context>
<context>
    <name>TryZone</name>
    <message>
        <source>Drop an image or a folder here, paste with Ctrl+V, or click to open one</source>
        <translation>将图像或文件夹拖到这里，按 Ctrl+V 粘贴，或点击打开</translation>
    </message>
    <message>
        <source>Drop, paste or open
an image or a folder</source>
        <translation>拖入、粘贴或打开
图像或文件夹</translation>
    </message>
    <message>
        <source>Image to try</source>
        <translation>要试用的图像</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Release to try it</source>
        <translation>松开以试用</translation>
    </message>
    <message>
        <source>The dropped item is not a local file.</source>
        <translation>拖入的项目不是本机上的文件。</translation>
    </message>
    <message>
        <source>The pasted image could not be saved: {0}</source>
        <translation>无法保存粘贴的图像：{0}</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>剪贴板中没有图像。</translation>
    </message>
</context>
<context>
    <name>WarningLines</name>
    <message>
        <source>1 warning</source>
        <translation>1 条警告</translation>
    </message>
    <message>
        <source>Each page an image</source>
        <translation>每页一张图像</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>第一页</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hide the warnings</source>
        <translation>隐藏警告</translation>
    </message>
    <message>
        <source>How multi-page TIFFs are read</source>
        <translation>多页 TIFF 的读取方式</translation>
    </message>
    <message>
        <source>Keep these images in the same split.</source>
        <translation>将这些图像保持在同一划分中。</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>保持在一起</translation>
    </message>
    <message>
        <source>Maximum over all pages</source>
        <translation>所有页的最大值</translation>
    </message>
    <message>
        <source>Pages as red, green, blue</source>
        <translation>页作为红、绿、蓝</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>显示全部 {n} 条</translation>
    </message>
    <message>
        <source>Show the images of this warning</source>
        <translation>显示此警告的图像</translation>
    </message>
    <message>
        <source>Show the warnings</source>
        <translation>显示警告</translation>
    </message>
    <message>
        <source>Show these images in the Images tab.</source>
        <translation>在“图像”选项卡中显示这些图像。</translation>
    </message>
    <message>
        <source>The images are scanned again. Training, prediction and exports all read them this way.</source>
        <translation>图像会重新扫描。训练、预测和导出都以这种方式读取。</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} 条警告</translation>
    </message>
</context>
<context>
    <name>WhyRow</name>
    <message>
        <source>Bright: supports “{0}”</source>
        <translation>明亮处：支持“{0}”</translation>
    </message>
    <message>
        <source>Computing heat map for “{0}”…</source>
        <translation>正在计算“{0}”的热力图…</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>热力图不透明度</translation>
    </message>
    <message>
        <source>Nothing in this image supports “{0}”.</source>
        <translation>此图像中没有支持“{0}”的内容。</translation>
    </message>
    <message>
        <source>Show a heat map of what supports the answer. Click another class or label to see its map</source>
        <translation>显示支持答案之处的热力图。点击其他类别或标签可查看其热力图</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>About FTStudio</source>
        <translation>关于 FTStudio</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>正在检查本机…</translation>
    </message>
    <message>
        <source>Lists and archives ({0})</source>
        <translation>列表和压缩包 ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>打开图像文件夹</translation>
    </message>
    <message>
        <source>Open a list or an archive</source>
        <translation>打开列表或压缩包</translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation>试用图像</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Images per class or label</source>
        <translation>每个类别或标签的图像</translation>
    </message>
    <message>
        <source>not split yet</source>
        <translation>尚未划分</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Some images of each class</source>
        <translation>每个类别的部分图像</translation>
    </message>
</context>
<context>
    <name>_ModelButton</name>
    <message>
        <source>Model: {title}</source>
        <translation>模型：{title}</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Show the column {title}</source>
        <translation>显示“{title}”栏</translation>
    </message>
</context>
<context>
    <name>_ScanView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the scan.</source>
        <translation>取消扫描。</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
    <message>
        <source>Scan progress</source>
        <translation>扫描进度</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>正在扫描 {name}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>{done} of {total} scanned</source>
        <translation>已扫描 {done}/{total}</translation>
    </message>
    <message>
        <source>{found} images so far</source>
        <translation>目前 {found} 张图像</translation>
    </message>
    <message>
        <source>{what}: {percent} %</source>
        <translation>{what}：{percent} %</translation>
    </message>
</context>
<context>
    <name>_SummaryView</name>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 个需要注意</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详细信息</translation>
    </message>
    <message>
        <source>How the images were read, what is learned from them, what a split keeps together</source>
        <translation>图像的读取方式、学习的内容、划分时保持在一起的图像</translation>
    </message>
    <message>
        <source>Show these files and their reasons in the Images tab.</source>
        <translation>在“图像”选项卡中显示这些文件及其原因。</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} 张图像</translation>
    </message>
    <message>
        <source>{n} need attention</source>
        <translation>{n} 个需要注意</translation>
    </message>
    <message>
        <source>{n} not split yet</source>
        <translation>{n} 张尚未划分</translation>
    </message>
    <message>
        <source>{n} test</source>
        <translation>{n} 张测试</translation>
    </message>
    <message>
        <source>{n} training</source>
        <translation>{n} 张训练</translation>
    </message>
    <message>
        <source>{n} validation</source>
        <translation>{n} 张验证</translation>
    </message>
    <message>
        <source>{percent} % are held out for validation</source>
        <translation>{percent} % 留作验证</translation>
    </message>
</context>
</TS>
