<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help. -->
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AdvicePart</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel. The answer is based on the positions tried so far.</source>
        <translation>キャンセルします。結果はここまでに試した位置に基づきます。</translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation>最良を探す</translation>
    </message>
    <message>
        <source>Freeze {depth}</source>
        <translation>{depth} を凍結</translation>
    </message>
    <message>
        <source>Progress of the current training run</source>
        <translation>現在の学習の進行状況</translation>
    </message>
    <message>
        <source>Train at every position, most promising first, and compare on your validation images.</source>
        <translation>有望な位置から順にすべての位置で学習し、検証画像で比較します。</translation>
    </message>
    <message>
        <source>Try the others</source>
        <translation>残りも試す</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>now {depth} frozen</source>
        <translation>現在 {depth} 凍結</translation>
    </message>
    <message>
        <source>{done} of {all} tried</source>
        <translation>{all} のうち {done} を試行済み</translation>
    </message>
    <message>
        <source>~{span}</source>
        <translation>約 {span}</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区間</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>確信度</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}～{1}</translation>
    </message>
</context>
<context>
    <name>AnswersModel</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation>クリックで並べ替え</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Looks unlike your training images</source>
        <translation>学習画像と似ていません</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不確か</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>確信度</translation>
    </message>
</context>
<context>
    <name>ArchiveNamesRow</name>
    <message>
        <source>Encoding of the file names in the archive</source>
        <translation>アーカイブ内ファイル名の文字コード</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>アーカイブ内のファイル名</translation>
    </message>
    <message>
        <source>The archive does not declare the encoding of its file names. Choose the line with readable names.</source>
        <translation>このアーカイブにはファイル名の文字コードが記録されていません。正しく読める行を選んでください。</translation>
    </message>
</context>
<context>
    <name>AskingRow</name>
    <message>
        <source>1 image</source>
        <translation>1 枚</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel. The results so far stay.</source>
        <translation>キャンセルします。これまでの結果は残ります。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 枚</translation>
    </message>
    <message>
        <source>{0} images so far</source>
        <translation>これまでに {0} 枚</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{1} 枚中 {0} 枚</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Nine augmented views of one of your images, as in training.</source>
        <translation>学習時と同じ、画像 1 枚の 9 種類の拡張例です。</translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation>データ拡張のプレビュー</translation>
    </message>
</context>
<context>
    <name>BehindLine</name>
    <message>
        <source>1 image was added since this run was trained.</source>
        <translation>この実行の学習後に画像が 1 枚追加されました。</translation>
    </message>
    <message>
        <source>Train a new run on the current images, from this run's weights</source>
        <translation>この実行の重みから始めて、現在の画像で新しい実行を学習します</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>追加学習</translation>
    </message>
    <message>
        <source>{0} images were added since this run was trained.</source>
        <translation>この実行の学習後に画像が {0} 枚追加されました。</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Evaluate again</source>
        <translation>再評価</translation>
    </message>
    <message>
        <source>Expected calibration error: the mean gap between confidence and accuracy</source>
        <translation>期待キャリブレーション誤差（ECE）：信頼度と正解率の差の平均</translation>
    </message>
    <message>
        <source>Mean calibration error: {0} points before calibration, {1} after.</source>
        <translation>平均キャリブレーション誤差：補正前 {0} ポイント、補正後 {1} ポイント。</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>The temperature was fitted on these same images; test images give a stricter figure.</source>
        <translation>温度はこれらの画像で調整されました。テスト画像ならより厳密な値になります。</translation>
    </message>
    <message>
        <source>The uncalibrated model is already well calibrated (temperature {0}).</source>
        <translation>補正前のモデルはすでによく較正されています（温度 {0}）。</translation>
    </message>
    <message>
        <source>The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.</source>
        <translation>補正前のモデルは自信過剰です。ロジットを温度 {0} で割ります。</translation>
    </message>
    <message>
        <source>The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.</source>
        <translation>補正前のモデルは自信不足です。ロジットを温度 {0} で割ります。</translation>
    </message>
    <message>
        <source>This evaluation was made before calibration was measured. Evaluate again to see it.</source>
        <translation>この評価はキャリブレーション測定の導入前のものです。再評価すると表示されます。</translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Images/s</source>
        <translation>画像/秒</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>学習時間</translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Metric of the second chart</source>
        <translation>2 番目のグラフの指標</translation>
    </message>
    <message>
        <source>Nothing to smooth: the head was fitted directly, so its loss has no noise.</source>
        <translation>平滑化は不要です。ヘッドは直接当てはめたため、損失にノイズがありません。</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>生データ</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>ズームをリセット</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>PNG で保存…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>SVG で保存…</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>Save the charts or reset the zoom</source>
        <translation>グラフを保存、またはズームをリセット</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>値を CSV で保存…</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show everything</source>
        <translation>スクロールで拡大縮小、ドラッグで移動、ダブルクリックで全体表示</translation>
    </message>
    <message>
        <source>Show the curves by epoch</source>
        <translation>エポックごとに曲線を表示</translation>
    </message>
    <message>
        <source>Show the curves by step</source>
        <translation>ステップごとに曲線を表示</translation>
    </message>
    <message>
        <source>Show the curves by training time</source>
        <translation>学習時間ごとに曲線を表示</translation>
    </message>
    <message>
        <source>Show the loss of every step</source>
        <translation>各ステップの損失を表示</translation>
    </message>
    <message>
        <source>Show the loss of every step behind the smoothed line</source>
        <translation>平滑線の背後に各ステップの損失を表示</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation>損失を対数目盛で表示</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>Smoothing: over about {steps} steps</source>
        <translation>平滑化：約 {steps} ステップ</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>The metric shown in the second chart</source>
        <translation>2 番目のグラフに表示する指標</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Training charts</source>
        <translation>学習グラフ</translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <translation>最良：エポック {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>エポック {epoch}</translation>
    </message>
    <message>
        <source>head fitted</source>
        <translation>ヘッドの当てはめ</translation>
    </message>
    <message>
        <source>learning rate reduced</source>
        <translation>学習率を低減</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch} · {time}</source>
        <translation>ステップ {step} · エポック {epoch} · {time}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>{count} non-finite values omitted</source>
        <translation>有限でない値 {count} 個を省略</translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>1 image may be</source>
        <translation>1 枚の画像：</translation>
    </message>
    <message>
        <source>Are the labels right?</source>
        <translation>ラベルは正しいですか？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the check. Features computed so far stay cached.</source>
        <translation>チェックをキャンセルします。計算済みの特徴量はキャッシュに残ります。</translation>
    </message>
    <message>
        <source>Check again with the model that is now selected.</source>
        <translation>現在選択中のモデルでもう一度チェックします。</translation>
    </message>
    <message>
        <source>Check the images again</source>
        <translation>画像を再チェック</translation>
    </message>
    <message>
        <source>Check the images…</source>
        <translation>画像をチェック…</translation>
    </message>
    <message>
        <source>Find likely label errors with the model chosen on the left.</source>
        <translation>左で選んだモデルを使って、誤りの可能性が高いラベルを探します。</translation>
    </message>
    <message>
        <source>Label check progress</source>
        <translation>ラベルチェックの進行状況</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>Review them one by one: keep, move or exclude.</source>
        <translation>1 枚ずつ確認します：維持、移動、除外。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>{0} images checked; no class looks wrong</source>
        <translation>{0} 枚をチェックしました。誤りと思われるクラスはありません</translation>
    </message>
    <message>
        <source>{0} images may be</source>
        <translation>{0} 枚の画像：</translation>
    </message>
    <message>
        <source>{0} in the wrong class</source>
        <translation>{0}クラスの誤りの可能性</translation>
    </message>
    <message>
        <source>{done} of {total} · {what}</source>
        <translation>{done} / {total} · {what}</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
    <message>
        <source>show fewer</source>
        <translation>表示を減らす</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>1 image</source>
        <translation>1 枚</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>すべてのラベル</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>クラスごとの画像数</translation>
    </message>
    <message>
        <source>Images per label</source>
        <translation>ラベルごとの画像数</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 枚</translation>
    </message>
    <message>
        <source>{0}. Use the arrow keys to select one, Escape for all.</source>
        <translation>{0}。矢印キーで選択、Esc ですべて表示。</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores per class</source>
        <translation>クラスごとのスコア</translation>
    </message>
</context>
<context>
    <name>CompareRow</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel. Models that are done stay in the list.</source>
        <translation>キャンセルします。完了したモデルは一覧に残ります。</translation>
    </message>
    <message>
        <source>Compare on your images</source>
        <translation>自分の画像で比較</translation>
    </message>
    <message>
        <source>Fit a linear head on each model on this computer and test it on held-out images.</source>
        <translation>各モデルに線形ヘッドを当てはめ、取り分けた画像でテストします。</translation>
    </message>
    <message>
        <source>Open images first.</source>
        <translation>先に画像を開いてください。</translation>
    </message>
    <message>
        <source>Progress of the model comparison</source>
        <translation>モデル比較の進行状況</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>{count} images, each held out of training once, in {folds} folds.</source>
        <translation>{count} 枚の画像。{folds} 分割で各画像を 1 回ずつ学習から取り分けました。</translation>
    </message>
    <message>
        <source>◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order.</source>
        <translation>◆ これより正確・高速・小型のモデルはほかにありません。ファインチューニングで順位が変わることがあります。</translation>
    </message>
</context>
<context>
    <name>ConfusedMenu</name>
    <message>
        <source>Most confused</source>
        <translation>混同が多い順</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>誤りはありません。</translation>
    </message>
    <message>
        <source>The class pairs confused most often</source>
        <translation>最も混同されやすいクラスの組</translation>
    </message>
    <message>
        <source>{0} → {1}: {2} of {3}</source>
        <translation>{0} → {1}：{3} のうち {2}</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>Use the arrow keys to select a cell and show its images.</source>
        <translation>矢印キーでセルを選ぶと、その画像が表示されます。</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>予測クラス</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>正解クラス</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted as {3} ({4})</source>
        <translation>{2} の画像 {1} 枚中 {0} 枚が {3} と予測（{4}）</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted correctly ({3})</source>
        <translation>{2} の画像 {1} 枚中 {0} 枚が正しく予測（{3}）</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Some images of each class</source>
        <translation>各クラスの画像の例</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Add to images</source>
        <translation>画像に追加</translation>
    </message>
    <message>
        <source>Choose the correct class first</source>
        <translation>先に正しいクラスを選んでください</translation>
    </message>
    <message>
        <source>Copy this image to the images of “{0}”. Undo with Ctrl+Z</source>
        <translation>この画像を「{0}」の画像にコピーします。Ctrl+Z で元に戻せます</translation>
    </message>
    <message>
        <source>The correct class of this image</source>
        <translation>この画像の正しいクラス</translation>
    </message>
    <message>
        <source>Wrong? It is …</source>
        <translation>違う場合は…</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare all freeze positions</source>
        <translation>すべての凍結位置を比較</translation>
    </message>
    <message>
        <source>Cost of each freeze position on this computer</source>
        <translation>このコンピューターでの各凍結位置のコスト</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最良</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>最安</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>凍結</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>training…</source>
        <translation>学習中…</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>学習</translation>
    </message>
</context>
<context>
    <name>CoveragePlot</name>
    <message>
        <source>Accuracy against coverage (the share of images answered)</source>
        <translation>カバレッジ（回答した画像の割合）に対する正解率</translation>
    </message>
    <message>
        <source>accuracy on those</source>
        <translation>その正解率</translation>
    </message>
    <message>
        <source>images answered (coverage)</source>
        <translation>回答した画像（カバレッジ）</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>1  Images</source>
        <translation>1  画像</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 クラス</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 ラベル</translation>
    </message>
    <message>
        <source>Archive or list…</source>
        <translation>アーカイブまたはリスト…</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder per class, an archive or a list.</source>
        <translation>クラスごとのサブフォルダーがあるフォルダー、アーカイブ、またはリストを選んでください。</translation>
    </message>
    <message>
        <source>Drawings of five kinds of fruit, included with FTStudio: good for a first try.</source>
        <translation>FTStudio に付属する 5 種類の果物のイラスト。最初のお試しに最適です。</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Image sets ({0});;All files (*)</source>
        <translation>画像セット ({0});;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>画像フォルダーを開く</translation>
    </message>
    <message>
        <source>Open an archive or a list</source>
        <translation>アーカイブまたはリストを開く</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>サンプル画像</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} クラス</translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation>{n} ラベル</translation>
    </message>
    <message>
        <source>{n} per image</source>
        <translation>1 枚あたり {n}</translation>
    </message>
</context>
<context>
    <name>DeviceChip</name>
    <message>
        <source>Detecting the device…</source>
        <translation>デバイスを検出中…</translation>
    </message>
    <message>
        <source>Getting ready to train. This takes a moment.</source>
        <translation>学習を準備しています。少しお待ちください。</translation>
    </message>
    <message>
        <source>Training runs on {device}. Choose another one in Preferences.</source>
        <translation>{device} で学習します。ほかのデバイスは「設定」で選べます。</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>空き {size}</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Contains versions, check results, settings, run states, the last log lines and crashes.</source>
        <translation>バージョン、チェック結果、設定、実行の状態、ログの末尾、クラッシュ情報を含みます。</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>診断</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>診断結果</translation>
    </message>
    <message>
        <source>It includes the names of images, folders and runs.</source>
        <translation>画像、フォルダー、実行の名前が含まれます。</translation>
    </message>
    <message>
        <source>Names of images, folders, runs and people are removed. Check the report before you send it.</source>
        <translation>画像、フォルダー、実行、人の名前は取り除かれます。送信前に内容を確認してください。</translation>
    </message>
    <message>
        <source>Save a bug report</source>
        <translation>不具合レポートを保存</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>With the names of images, folders and runs</source>
        <translation>画像、フォルダー、実行の名前を含める</translation>
    </message>
</context>
<context>
    <name>DifferingImages</name>
    <message>
        <source>Images on which the runs differ</source>
        <translation>実行間で結果が異なる画像</translation>
    </message>
    <message>
        <source>Images on which two runs differ</source>
        <translation>2 つの実行で結果が異なる画像</translation>
    </message>
    <message>
        <source>Only {0} is right ({1})</source>
        <translation>{0} だけが正解（{1}）</translation>
    </message>
</context>
<context>
    <name>DifferingModel</name>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}、{1} と予測（{2}）</translation>
    </message>
</context>
<context>
    <name>DownloadIntents</name>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation>ダウンロードして学習</translation>
    </message>
    <message>
        <source>It is downloaded once and then stays on this computer.</source>
        <translation>ダウンロードは 1 回だけで、その後はこのコンピューターに残ります。</translation>
    </message>
    <message>
        <source>It resumes where it stopped.</source>
        <translation>中断したところから再開します。</translation>
    </message>
    <message>
        <source>The download of {model} was cancelled.</source>
        <translation>{model} のダウンロードはキャンセルされました。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>{model} ({size}) must be downloaded first.</source>
        <translation>先に {model}（{size}）をダウンロードする必要があります。</translation>
    </message>
    <message>
        <source>{model} is now on this computer.</source>
        <translation>{model} はこのコンピューターに保存されました。</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the download. The next download resumes where this one stopped.</source>
        <translation>ダウンロードをキャンセルします。次回は中断したところから再開します。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>ダウンロードの進行状況</translation>
    </message>
    <message>
        <source>Download the pretrained weights of this model and store them on this computer.</source>
        <translation>このモデルの事前学習済みの重みをダウンロードして、このコンピューターに保存します。</translation>
    </message>
    <message>
        <source>Download the weights of {title}</source>
        <translation>{title} の重みをダウンロード</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>ダウンロード {size}</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>{title} をダウンロード中</translation>
    </message>
    <message>
        <source>Only one download at a time: wait for the one below.</source>
        <translation>ダウンロードは一度に 1 つだけです。下のダウンロードの完了をお待ちください。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
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
        <translation>画像フォルダーをドロップ</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>ここに画像をドロップ</translation>
    </message>
    <message>
        <source>one subfolder per class, an archive or a list</source>
        <translation>クラスごとのサブフォルダー、アーカイブ、またはリスト</translation>
    </message>
</context>
<context>
    <name>EvaluatedImages</name>
    <message>
        <source>{0}, correct ({1})</source>
        <translation>{0}、正解（{1}）</translation>
    </message>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}、{1} と予測（{2}）</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>1 image could not be read and was skipped.</source>
        <translation>1 枚の画像を読み取れず、スキップしました。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cross-validate the chosen model on these images, with a learning curve. No run is needed.</source>
        <translation>選んだモデルをこれらの画像で交差検証し、学習曲線を描きます。実行は不要です。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Evaluate the best weights of this run on these images</source>
        <translation>この実行の最良の重みをこれらの画像で評価します</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>評価中</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>準備中…</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>どこまで良くなる？</translation>
    </message>
    <message>
        <source>Images to evaluate on</source>
        <translation>評価する画像</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>未評価</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>評価できるものがまだありません</translation>
    </message>
    <message>
        <source>Press Evaluate to see this run's scores and its mistakes.</source>
        <translation>「評価」を押すと、この実行のスコアと誤りが表示されます。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Run to evaluate</source>
        <translation>評価する実行</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Test images are held out: not used for training or for choosing the best epoch</source>
        <translation>テスト画像は取り分けてあります。学習にも最良エポックの選択にも使いません</translation>
    </message>
    <message>
        <source>The model runs on every image once. You can cancel at any time.</source>
        <translation>モデルが各画像を 1 回ずつ処理します。いつでもキャンセルできます。</translation>
    </message>
    <message>
        <source>The run has saved better weights since this evaluation. Evaluate again.</source>
        <translation>この評価の後に、より良い重みが保存されました。再評価してください。</translation>
    </message>
    <message>
        <source>The saved evaluation cannot be read. Evaluate again.</source>
        <translation>保存された評価を読み取れません。再評価してください。</translation>
    </message>
    <message>
        <source>Train a model first. Its scores and its mistakes appear here.</source>
        <translation>先にモデルを学習してください。スコアと誤りがここに表示されます。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>{0} images could not be read and were skipped.</source>
        <translation>{0} 枚の画像を読み取れず、スキップしました。</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{1} 枚中 {0} 枚</translation>
    </message>
</context>
<context>
    <name>EvaluationResult</name>
    <message>
        <source>All were predicted correctly.</source>
        <translation>すべて正しく予測されました。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>キャリブレーション</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Copy the per-class scores as CSV</source>
        <translation>クラスごとのスコアを CSV でコピー</translation>
    </message>
    <message>
        <source>How often each class is predicted as another</source>
        <translation>各クラスが別のクラスと予測された回数</translation>
    </message>
    <message>
        <source>How well the confidence matches the accuracy</source>
        <translation>信頼度と正解率がどれだけ一致するか</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>行列</translation>
    </message>
    <message>
        <source>Misclassified images of {0}</source>
        <translation>{0} の誤分類画像</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>確信度の高い誤り</translation>
    </message>
    <message>
        <source>No images in this cell.</source>
        <translation>このセルに画像はありません。</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>誤りはありません。</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>各クラスの適合率、再現率、F1</translation>
    </message>
    <message>
        <source>Save the per-class scores as a table</source>
        <translation>クラスごとのスコアを表として保存</translation>
    </message>
    <message>
        <source>The confidence below which the model says “not sure”</source>
        <translation>モデルが「不確か」と答える信頼度の境界</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>“Not sure” below {0}, least confident first</source>
        <translation>{0} 未満は「不確か」、信頼度の低い順</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;New folder</source>
        <translation>新しいフォルダー(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>数値精度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Choose a location for the new folder</source>
        <translation>新しいフォルダーの場所を選択</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>For other programs and languages, on any system, without torch.</source>
        <translation>ほかのプログラムや言語向け。どのシステムでも torch なしで使えます。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Location of the new folder</source>
        <translation>新しいフォルダーの場所</translation>
    </message>
    <message>
        <source>May change some predictions. The result says for how many images.</source>
        <translation>一部の予測が変わることがあります。何枚変わったかは結果に表示されます。</translation>
    </message>
    <message>
        <source>Name the folder to export to.</source>
        <translation>エクスポート先のフォルダー名を入力してください。</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新しいフォルダー</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>One folder to open in any browser, for people without Python.</source>
        <translation>どのブラウザーでも開ける 1 つのフォルダー。Python がない人向け。</translation>
    </message>
    <message>
        <source>Overwrite an existing export</source>
        <translation>既存のエクスポートを上書き</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Saved only if it predicts the same class for every validation image.</source>
        <translation>すべての検証画像で同じクラスを予測する場合だけ保存されます。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>停止しました。何も書き込まれていません。</translation>
    </message>
    <message>
        <source>The whole network, for programs that use torch.</source>
        <translation>ネットワーク全体。torch を使うプログラム向け。</translation>
    </message>
    <message>
        <source>Waiting for the worker</source>
        <translation>ワーカーを待っています</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>ウェブページ</translation>
    </message>
    <message>
        <source>Weights only, loaded with five lines of torchvision.</source>
        <translation>重みのみ。torchvision の 5 行で読み込めます。</translation>
    </message>
    <message>
        <source>fp16: half the size</source>
        <translation>fp16：半分のサイズ</translation>
    </message>
    <message>
        <source>fp32: the same answers</source>
        <translation>fp32：同じ回答</translation>
    </message>
    <message>
        <source>int8, dynamic: a quarter of the size</source>
        <translation>int8（動的）：4 分の 1 のサイズ</translation>
    </message>
    <message>
        <source>int8, static: a quarter of the size, fastest</source>
        <translation>int8（静的）：4 分の 1 のサイズ、最速</translation>
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
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>エクスポートの進行状況</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>1 枚</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>同じ回答</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for all {images} validation images.</source>
        <translation>エクスポートしたモデルは、検証画像 {images} 枚すべてで実行と同じ回答をします。</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for {same} of {images} validation images.</source>
        <translation>エクスポートしたモデルは、検証画像 {images} 枚中 {same} 枚で実行と同じ回答をします。</translation>
    </message>
    <message>
        <source>The largest difference is {largest}.</source>
        <translation>最大の差は {largest} です。</translation>
    </message>
    <message>
        <source>{name} was not tested here.</source>
        <translation>{name} はここではテストされていません。</translation>
    </message>
    <message>
        <source>{name} was tested on {images} of them: the same answers for {same}.</source>
        <translation>{name} をそのうち {images} 枚でテスト：{same} 枚で同じ回答。</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ミリ秒</translation>
    </message>
</context>
<context>
    <name>FreezePart</name>
    <message>
        <source>Estimated for this computer.</source>
        <translation>このコンピューターでの推定値です。</translation>
    </message>
    <message>
        <source>Estimating the time and memory…</source>
        <translation>時間とメモリを推定中…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>凍結</translation>
    </message>
    <message>
        <source>Full fine-tuning: nothing is frozen, the whole network trains.</source>
        <translation>完全なファインチューニング：何も凍結せず、ネットワーク全体を学習します。</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>ヘッドのみ</translation>
    </message>
    <message>
        <source>Linear probe: all stages are frozen, only the new head trains.</source>
        <translation>線形プローブ：すべてのステージを凍結し、新しいヘッドだけを学習します。</translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation>このコンピューターで測定しました。</translation>
    </message>
    <message>
        <source>No trainable parameters: the head stores features.</source>
        <translation>学習可能なパラメーターはありません。ヘッドは特徴量を保存します。</translation>
    </message>
    <message>
        <source>Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.</source>
        <translation>最初のステージ（輪郭、色、質感）だけを凍結します。1000 枚以上の画像向け。</translation>
    </message>
    <message>
        <source>Open images to see what this costs.</source>
        <translation>画像を開くとコストが表示されます。</translation>
    </message>
    <message>
        <source>Random weights are not worth freezing. Train everything.</source>
        <translation>ランダムな重みを凍結する意味はありません。すべて学習してください。</translation>
    </message>
    <message>
        <source>The last stages adapt to your classes. A good second try with a few hundred images.</source>
        <translation>最後のステージがクラスに適応します。数百枚の画像での次の一手に最適です。</translation>
    </message>
    <message>
        <source>The whole model adapts. For many images, or images unlike photographs. Slowest.</source>
        <translation>モデル全体が適応します。画像が多い場合や写真と異なる画像向け。最も時間がかかります。</translation>
    </message>
    <message>
        <source>This includes ~{span} once for decoding images and computing features.</source>
        <translation>画像のデコードと特徴量の計算に 1 回だけかかる約 {span} を含みます。</translation>
    </message>
    <message>
        <source>Time and memory are unknown.</source>
        <translation>時間とメモリは不明です。</translation>
    </message>
    <message>
        <source>Uses the pretrained features unchanged. Fastest, and safest with few images.</source>
        <translation>事前学習済みの特徴量をそのまま使います。最も速く、画像が少ない場合に最も安全です。</translation>
    </message>
    <message>
        <source>stores features</source>
        <translation>特徴量を保存</translation>
    </message>
    <message>
        <source>{depth} of {stages} stages frozen</source>
        <translation>{stages} ステージ中 {depth} を凍結</translation>
    </message>
    <message>
        <source>{training} of {total} parameters are trainable.</source>
        <translation>{total} パラメーター中 {training} が学習可能です。</translation>
    </message>
    <message>
        <source>{training} of {total} train</source>
        <translation>{total} 中 {training} を学習</translation>
    </message>
    <message>
        <source>~{span} in total</source>
        <translation>合計 約 {span}</translation>
    </message>
    <message>
        <source>~{span} per epoch</source>
        <translation>1 エポック 約 {span}</translation>
    </message>
</context>
<context>
    <name>FreezeSlider</name>
    <message>
        <source>Freeze depth. Stages between the input and the handle are frozen; the others train.</source>
        <translation>凍結の深さ。入力とつまみの間のステージは凍結され、残りは学習されます。</translation>
    </message>
    <message>
        <source>Freeze {depth}: the best of those tried</source>
        <translation>{depth} を凍結：試した中で最良</translation>
    </message>
    <message>
        <source>Freeze {depth}: the cheapest that is not measurably worse</source>
        <translation>{depth} を凍結：測定できる劣化がない最も安い位置</translation>
    </message>
    <message>
        <source>Head: the new output layer. It always trains.</source>
        <translation>ヘッド：新しい出力層。常に学習されます。</translation>
    </message>
    <message>
        <source>Stage {number} of {stages}: {title}
{count} parameters, {share} % of the backbone
{fate}</source>
        <translation>ステージ {number} / {stages}：{title}
{count} パラメーター、バックボーンの {share} %
{fate}</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>凍結</translation>
    </message>
    <message>
        <source>head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} パラメーター</translation>
    </message>
    <message>
        <source>{frozen} of {total} stages frozen</source>
        <translation>{total} ステージ中 {frozen} を凍結</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Change or clear the filters.</source>
        <translation>フィルターを変更または解除してください。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>フィルターを解除</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Include again</source>
        <translation>再び含める</translation>
    </message>
    <message>
        <source>Looks like “{0}” ({1}).</source>
        <translation>「{0}」のようです（{1}）。</translation>
    </message>
    <message>
        <source>Move to class</source>
        <translation>クラスへ移動</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>一致する画像がありません</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>画像がまだありません</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open a folder of images on the left, or drop one here.</source>
        <translation>左で画像フォルダーを開くか、ここにドロップしてください。</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>ファイル名を検索</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>サムネイルのサイズ</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} ファイル</translation>
    </message>
    <message>
        <source>{0} images selected</source>
        <translation>{0} 枚を選択中</translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation>{1} ファイル中 {0}</translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>すべてのラベル</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>すべての理由</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Excluded ({0})</source>
        <translation>除外済み（{0}）</translation>
    </message>
    <message>
        <source>Filter by reason</source>
        <translation>理由で絞り込む</translation>
    </message>
    <message>
        <source>Images of all splits</source>
        <translation>すべての分割の画像</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>May be in the wrong class</source>
        <translation>クラスの誤りの可能性</translation>
    </message>
    <message>
        <source>Needs attention ({0})</source>
        <translation>要確認（{0}）</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>ファイル名を検索</translation>
    </message>
    <message>
        <source>Show one class</source>
        <translation>1 つのクラスを表示</translation>
    </message>
    <message>
        <source>Show one label</source>
        <translation>1 つのラベルを表示</translation>
    </message>
    <message>
        <source>Show only images that are skipped or have a warning</source>
        <translation>スキップされた画像と警告のある画像だけを表示</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Test images: held out for the final evaluation</source>
        <translation>テスト画像：最終評価のために取り分けてあります</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>学習画像</translation>
    </message>
    <message>
        <source>Used, with a warning</source>
        <translation>使用（警告あり）</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Validation images: used to choose the best epoch</source>
        <translation>検証画像：最良エポックの選択に使います</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Bursts and frames</source>
        <translation>連写とフレーム</translation>
    </message>
    <message>
        <source>By a file name pattern…</source>
        <translation>ファイル名のパターンで…</translation>
    </message>
    <message>
        <source>Column “{0}”</source>
        <translation>列「{0}」</translation>
    </message>
    <message>
        <source>Copies only</source>
        <translation>コピーのみ</translation>
    </message>
    <message>
        <source>File name pattern</source>
        <translation>ファイル名のパターン</translation>
    </message>
    <message>
        <source>Folder, level {0}</source>
        <translation>フォルダー、階層 {0}</translation>
    </message>
    <message>
        <source>Images of one group stay in the same split. If images of one patient, film or series are in both training and validation, the accuracy is overestimated.</source>
        <translation>同じグループの画像は同じ分割に入ります。同じ患者、映像、シリーズの画像が学習と検証の両方にあると、正解率が過大評価されます。</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>まとめる単位</translation>
    </message>
    <message>
        <source>Name: {0}</source>
        <translation>名前：{0}</translation>
    </message>
    <message>
        <source>No two images share a group.</source>
        <translation>同じグループの画像はありません。</translation>
    </message>
    <message>
        <source>{0} group, of {1} images</source>
        <translation>{0} グループ、画像 {1} 枚</translation>
    </message>
    <message>
        <source>{0} groups, the largest of {1} images</source>
        <translation>{0} グループ、最大 {1} 枚</translation>
    </message>
    <message>
        <source>{0} is the group, # a number, * anything. Matched against the file name without its extension.</source>
        <translation>{0} はグループ、# は数字、* は任意の文字列です。拡張子を除いたファイル名と照合します。</translation>
    </message>
    <message>
        <source>{0} without a group</source>
        <translation>{0} 枚はグループなし</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>1 looks unlike the training images</source>
        <translation>1 枚は学習画像と似ていません</translation>
    </message>
    <message>
        <source>F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}</source>
        <translation>F1 マイクロ {0}（{1}～{2}）、マクロ {3}（{4}～{5}）· 全ラベル正解 {6} · 損失 {7}</translation>
    </message>
    <message>
        <source>Farther from the training images than 95% of the validation images are. Click to show them, most unlike first</source>
        <translation>検証画像の 95% よりも学習画像から離れています。クリックすると似ていない順に表示します</translation>
    </message>
    <message>
        <source>None looks unlike the training images</source>
        <translation>学習画像と似ていないものはありません</translation>
    </message>
    <message>
        <source>RMSE {0} · R² {1} ({2} to {3})</source>
        <translation>RMSE {0} · R² {1}（{2}～{3}）</translation>
    </message>
    <message>
        <source>correct, of {0} images · 95% interval {1} to {2} %</source>
        <translation>正解、画像 {0} 枚 · 95% 区間 {1}～{2} %</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>損失 {0}</translation>
    </message>
    <message>
        <source>macro average: precision {0}, recall {1}, F1 {2} · loss {3}</source>
        <translation>マクロ平均：適合率 {0}、再現率 {1}、F1 {2} · 損失 {3}</translation>
    </message>
    <message>
        <source>mean absolute error, {0} images · 95% interval {1} to {2}</source>
        <translation>平均絶対誤差、画像 {0} 枚 · 95% 区間 {1}～{2}</translation>
    </message>
    <message>
        <source>mean average precision, {0} images · 95% interval {1} to {2} %</source>
        <translation>平均適合率の平均（mAP）、画像 {0} 枚 · 95% 区間 {1}～{2} %</translation>
    </message>
    <message>
        <source>{0} inside the 90% prediction interval</source>
        <translation>{0} が 90% 予測区間内</translation>
    </message>
    <message>
        <source>{0} look unlike the training images</source>
        <translation>{0} 枚は学習画像と似ていません</translation>
    </message>
</context>
<context>
    <name>HistoryIntents</name>
    <message numerus="yes">
        <source>%n run(s) moved to the bin.</source>
        <translation>
            <numerusform>%n 件の実行をごみ箱に移動しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what you like, then train.</source>
        <translation>必要な設定を変えてから学習してください。</translation>
    </message>
    <message>
        <source>Choose how many stages to freeze on the left, then train.</source>
        <translation>左で凍結するステージ数を選んでから学習してください。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s)?</source>
        <translation>
            <numerusform>%n 件の実行を削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Its images are no longer at their old location, so the current images stay open.</source>
        <translation>この実行の画像は元の場所にないため、現在の画像を開いたままにします。</translation>
    </message>
    <message>
        <source>More curves would be hard to tell apart.</source>
        <translation>これ以上の曲線は見分けにくくなります。</translation>
    </message>
    <message numerus="yes">
        <source>The charts show the first %n runs.</source>
        <translation>
            <numerusform>グラフは最初の %n 件の実行を表示しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The next training starts from this run's weights.</source>
        <translation>次の学習はこの実行の重みから始まります。</translation>
    </message>
    <message>
        <source>The settings of that run are now on the left.</source>
        <translation>この実行の設定を左に反映しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>{names}

The folders are moved to the bin, where you can restore them.</source>
        <translation>{names}

フォルダーはごみ箱に移動され、そこから復元できます。</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>1 run</source>
        <translation>1 件の実行</translation>
    </message>
    <message>
        <source>Another training run is in progress; resume this one when it has finished</source>
        <translation>別の学習が進行中です。終了後に再開してください</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Every run is saved, so you can compare, continue or try it again.</source>
        <translation>すべての実行は保存され、比較、続行、再試用ができます。</translation>
    </message>
    <message>
        <source>Export this run's model to files that work without FTStudio</source>
        <translation>この実行のモデルを、FTStudio なしで使えるファイルにエクスポートします</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>エクスポート…</translation>
    </message>
    <message>
        <source>Load this run's model, weights and settings on the left, to unfreeze more stages or change them</source>
        <translation>この実行のモデル、重み、設定を左に読み込み、凍結を解除したり変更したりします</translation>
    </message>
    <message>
        <source>Move the selected runs to the bin</source>
        <translation>選択した実行をごみ箱に移動</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>名前を変更（F2）</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>レポート…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Resume this run where it ended</source>
        <translation>この実行を終了したところから再開</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Save a report on this run as one page; with two runs selected, side by side</source>
        <translation>この実行のレポートを 1 ページで保存します。2 つ選ぶと並べて表示します</translation>
    </message>
    <message>
        <source>Search name, images, model, note…</source>
        <translation>名前、画像、モデル、メモを検索…</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>実行を検索</translation>
    </message>
    <message>
        <source>Select a stopped, interrupted or failed run to resume it</source>
        <translation>停止、中断、失敗した実行を選ぶと再開できます</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Show this run's folder</source>
        <translation>この実行のフォルダーを表示</translation>
    </message>
    <message>
        <source>Start a new run with the same settings and images from this run's weights</source>
        <translation>この実行の重みから、同じ設定と画像で新しい実行を始めます</translation>
    </message>
    <message>
        <source>This run is complete; there is nothing to resume</source>
        <translation>この実行は完了しています。再開するものはありません</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>追加学習</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>Try this run's model on images</source>
        <translation>この実行のモデルを画像で試す</translation>
    </message>
    <message>
        <source>Use as starting point</source>
        <translation>出発点として使う</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>この設定を使う</translation>
    </message>
    <message>
        <source>Use this run's settings for a new run</source>
        <translation>この実行の設定を新しい実行に使います</translation>
    </message>
    <message>
        <source>Your runs appear here.</source>
        <translation>実行がここに表示されます。</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} 件の実行</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{all} 件中 {shown} 件</translation>
    </message>
</context>
<context>
    <name>ImageIntents</name>
    <message numerus="yes">
        <source>%n image(s) moved.</source>
        <translation>
            <numerusform>%n 枚の画像を移動しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an image</source>
        <translation>画像を追加</translation>
    </message>
    <message>
        <source>Exclude images</source>
        <translation>画像を除外</translation>
    </message>
    <message>
        <source>Include images again</source>
        <translation>画像を再び含める</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message numerus="yes">
        <source>Move %n image(s) to “{class_name}”?</source>
        <translation>
            <numerusform>%n 枚の画像を「{class_name}」に移動しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Move images</source>
        <translation>画像を移動</translation>
    </message>
    <message>
        <source>Predict “{0}”</source>
        <translation>「{0}」と予測</translation>
    </message>
    <message>
        <source>The image was added to “{0}”.</source>
        <translation>画像を「{0}」に追加しました。</translation>
    </message>
    <message>
        <source>This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.</source>
        <translation>ディスク上のファイルを {folder} 内で移動します。Ctrl+Z で元に戻せます。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Evaluated images</source>
        <translation>評価した画像</translation>
    </message>
    <message>
        <source>Overlay a heat map on each visible image: the brighter, the more it supports the model's answer</source>
        <translation>表示中の各画像にヒートマップを重ねます。明るいほどモデルの回答を裏付けます</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>すべての誤りを表示</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>理由を表示</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>KeptData</name>
    <message>
        <source>&amp;Empty</source>
        <translation>空にする(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Features</source>
        <translation>特徴量(&amp;F)</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Decoded &amp;images</source>
        <translation>デコード済み画像(&amp;I)</translation>
    </message>
    <message>
        <source>Delete the cached images and features of all runs, and unpacked archives that no run needs.</source>
        <translation>すべての実行のキャッシュ済みの画像と特徴量、およびどの実行にも不要な展開済みアーカイブを削除します。</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>In &amp;memory</source>
        <translation>メモリ上(&amp;M)</translation>
    </message>
    <message>
        <source>On disk, so that no image is decoded twice.</source>
        <translation>ディスク上。画像を 2 回デコードせずに済みます。</translation>
    </message>
    <message>
        <source>On disk: the output of the frozen stages for each image.</source>
        <translation>ディスク上：各画像に対する凍結ステージの出力。</translation>
    </message>
    <message>
        <source>On the &amp;GPU</source>
        <translation>GPU 上(&amp;G)</translation>
    </message>
    <message>
        <source>Speeds up later epochs and runs. Can be recomputed at any time.</source>
        <translation>以降のエポックと実行を速くします。いつでも再計算できます。</translation>
    </message>
    <message>
        <source>The same features in GPU memory.</source>
        <translation>GPU メモリ上の同じ特徴量。</translation>
    </message>
    <message>
        <source>The same features in RAM, while a run uses them.</source>
        <translation>実行が使う間、RAM に置かれる同じ特徴量。</translation>
    </message>
    <message>
        <source>Unpacked archives</source>
        <translation>展開済みアーカイブ</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation>{size} を解放しました。</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>{most} 中 {used} 使用</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>{used} 使用</translation>
    </message>
    <message>
        <source>{what}, at most, in GB</source>
        <translation>{what}、上限（GB）</translation>
    </message>
</context>
<context>
    <name>LabelImages</name>
    <message>
        <source>missed {0}</source>
        <translation>{0} の見逃し</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>ラベルなし</translation>
    </message>
    <message>
        <source>wrong {0}</source>
        <translation>{0} の誤り</translation>
    </message>
    <message>
        <source>{0} was given wrongly ({1}). Labels: {2}</source>
        <translation>{0} が誤って付けられました（{1}）。ラベル：{2}</translation>
    </message>
    <message>
        <source>{0} was missed ({1}). Labels: {2}</source>
        <translation>{0} が見逃されました（{1}）。ラベル：{2}</translation>
    </message>
</context>
<context>
    <name>LabelIntents</name>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Download it ({size}), or choose another model on the left.</source>
        <translation>ダウンロードする（{size}）か、左で別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>Keep in its class</source>
        <translation>元のクラスに残す</translation>
    </message>
    <message>
        <source>The damaged file was renamed to {path}. Check the images again.</source>
        <translation>破損したファイルの名前を {path} に変更しました。画像を再チェックしてください。</translation>
    </message>
    <message>
        <source>Your earlier label confirmations for these images could not be read.</source>
        <translation>これらの画像の以前のラベル確認を読み取れませんでした。</translation>
    </message>
    <message>
        <source>{model} must be downloaded before it can check the images.</source>
        <translation>画像をチェックするには、先に {model} をダウンロードする必要があります。</translation>
    </message>
</context>
<context>
    <name>LabelQueue</name>
    <message>
        <source>All reviewed</source>
        <translation>すべて確認済み</translation>
    </message>
    <message>
        <source>Back to all images</source>
        <translation>すべての画像に戻る</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Exclude  (X)</source>
        <translation>除外  (X)</translation>
    </message>
    <message>
        <source>Exclude it from training</source>
        <translation>学習から除外</translation>
    </message>
    <message>
        <source>Is in</source>
        <translation>現在のクラス</translation>
    </message>
    <message>
        <source>Keep  (K)</source>
        <translation>維持  (K)</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>左矢印</translation>
    </message>
    <message>
        <source>Likely label errors</source>
        <translation>誤りの可能性が高いラベル</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>似ているクラス</translation>
    </message>
    <message>
        <source>Move  (M)</source>
        <translation>移動  (M)</translation>
    </message>
    <message>
        <source>Move the file to this class (M or Enter)</source>
        <translation>ファイルをこのクラスに移動（M または Enter）</translation>
    </message>
    <message>
        <source>Next image, without a decision</source>
        <translation>判断せずに次の画像へ</translation>
    </message>
    <message>
        <source>No more likely label errors.</source>
        <translation>誤りの可能性が高いラベルはもうありません。</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>右矢印</translation>
    </message>
    <message>
        <source>The label is right; do not ask again</source>
        <translation>ラベルは正しい。今後は尋ねない</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>LabelScores</name>
    <message>
        <source>Average precision: how well the images with this label rank above the others, at any threshold</source>
        <translation>平均適合率（AP）：あらゆるしきい値で、このラベルの画像がほかより上位に並ぶ度合い</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>適合率と再現率の調和平均</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>ラベル名</translation>
    </message>
    <message>
        <source>No evaluated image has this label</source>
        <translation>評価した画像にこのラベルのものはありません</translation>
    </message>
    <message>
        <source>No image was given this label</source>
        <translation>このラベルが付けられた画像はありません</translation>
    </message>
    <message>
        <source>Number of evaluated images that have this label</source>
        <translation>評価した画像のうち、このラベルを持つ枚数</translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation>適合率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>適合率</translation>
    </message>
    <message>
        <source>Precision: share of the images given this label that have it, with its 95% interval</source>
        <translation>適合率：このラベルが付けられた画像のうち、実際に持つ割合と 95% 区間</translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation>再現率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>再現率</translation>
    </message>
    <message>
        <source>Recall: share of the images with this label that were given it, with its 95% interval</source>
        <translation>再現率：このラベルを持つ画像のうち、付けられた割合と 95% 区間</translation>
    </message>
    <message>
        <source>The probability from which the label counts as present, chosen on the validation images</source>
        <translation>ラベルありとみなす確率の下限。検証画像で選択</translation>
    </message>
    <message>
        <source>Thr.</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{1} 中 {0}：{2}、95% 区間 {3}～{4}</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>Scores per label</source>
        <translation>ラベルごとのスコア</translation>
    </message>
</context>
<context>
    <name>LabelsResult</name>
    <message>
        <source>Copy the per-label scores as CSV</source>
        <translation>ラベルごとのスコアを CSV でコピー</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>確信度の高い誤り</translation>
    </message>
    <message>
        <source>No mistakes with this label.</source>
        <translation>このラベルに誤りはありません。</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>誤りはありません。</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and AP of each label</source>
        <translation>各ラベルの適合率、再現率、F1、AP</translation>
    </message>
    <message>
        <source>Save the per-label scores as a table</source>
        <translation>ラベルごとのスコアを表として保存</translation>
    </message>
    <message>
        <source>{0}: missed or wrongly given, most confident first</source>
        <translation>{0}：見逃しまたは誤り、確信度の高い順</translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Learning curve: {points}</source>
        <translation>学習曲線：{points}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>正解率</translation>
    </message>
    <message>
        <source>share of the {count} images used for training</source>
        <translation>{count} 枚のうち学習に使った割合</translation>
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
        <translation>学習が進行中です。</translation>
    </message>
    <message>
        <source>Drop to open these images</source>
        <translation>ドロップしてこれらの画像を開く</translation>
    </message>
    <message>
        <source>Drop to try the model on this</source>
        <translation>ドロップしてモデルを試す</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Keep training, minimised</source>
        <translation>最小化して学習を続ける</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Save it to a folder first, then drop it from there.</source>
        <translation>先にフォルダーに保存し、そこからドロップしてください。</translation>
    </message>
    <message>
        <source>Saving the training run. FTStudio then closes.</source>
        <translation>実行を保存しています。その後 FTStudio を終了します。</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止して保存</translation>
    </message>
    <message>
        <source>The dropped item is not on this computer.</source>
        <translation>ドロップされた項目はこのコンピューターにありません。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>You can save and stop it now and resume it later.</source>
        <translation>今すぐ保存して停止し、後で再開できます。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FTStudio</source>
        <translation>FTStudio について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>続行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>診断(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>評価(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export a model…</source>
        <translation>モデルをエクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>ガイド(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>フォルダーを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste an image to try</source>
        <translation>試す画像を貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>前回の実行を再開(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>学習(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Try an image…</source>
        <translation>画像を試す(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation>学習が進行中です。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Evaluate the model on the held-out images</source>
        <translation>取り分けた画像でモデルを評価</translation>
    </message>
    <message>
        <source>Export a trained model to files that work without FTStudio</source>
        <translation>学習済みモデルを、FTStudio なしで使えるファイルにエクスポート</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>No training run is in progress.</source>
        <translation>進行中の学習はありません。</translation>
    </message>
    <message>
        <source>Open &amp;list or archive…</source>
        <translation>リストまたはアーカイブを開く(&amp;L)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったもの(&amp;R)</translation>
    </message>
    <message>
        <source>Open an image and classify it</source>
        <translation>画像を開いて分類</translation>
    </message>
    <message>
        <source>Pause or continue the training</source>
        <translation>学習を一時停止または続行</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>レポートを保存(&amp;R)…</translation>
    </message>
    <message>
        <source>Save a report on the model that is being tried as one page</source>
        <translation>試用中のモデルのレポートを 1 ページで保存</translation>
    </message>
    <message>
        <source>Save and stop the training; you can resume it later</source>
        <translation>学習を保存して停止します。後で再開できます</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>The training run is being saved.</source>
        <translation>実行を保存しています。</translation>
    </message>
    <message>
        <source>There is no run to resume.</source>
        <translation>再開できる実行はありません。</translation>
    </message>
    <message>
        <source>There is no trained model yet.</source>
        <translation>学習済みモデルはまだありません。</translation>
    </message>
    <message>
        <source>Train with the settings on the left</source>
        <translation>左の設定で学習</translation>
    </message>
    <message>
        <source>Try the &amp;sample images</source>
        <translation>サンプル画像を試す(&amp;S)</translation>
    </message>
    <message>
        <source>Try the image on the clipboard</source>
        <translation>クリップボードの画像を試す</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>ModelDelegate</name>
    <message>
        <source>included with FTStudio</source>
        <translation>FTStudio に付属</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>このコンピューターにあり</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>2  Model</source>
        <translation>2  モデル</translation>
    </message>
    <message>
        <source>Back to the pretrained weights</source>
        <translation>事前学習済みの重みに戻す</translation>
    </message>
    <message>
        <source>Change the weights</source>
        <translation>重みを変更</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>From the run {name}</source>
        <translation>実行 {name} から</translation>
    </message>
    <message>
        <source>Load weights from a file, or start from random weights.</source>
        <translation>ファイルから重みを読み込むか、ランダムな重みから始めます。</translation>
    </message>
    <message>
        <source>None: train from scratch</source>
        <translation>なし：ゼロから学習</translation>
    </message>
    <message>
        <source>Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.</source>
        <translation>事前学習済みとの比較のため、ランダムな重みから始めます。その場合は何も凍結しないでください。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin);;All files (*)</source>
        <translation>重み (*.safetensors *.pth *.pt *.bin);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Weights for this architecture: .safetensors or a .pth state dict.</source>
        <translation>このアーキテクチャの重み：.safetensors または .pth の state dict。</translation>
    </message>
    <message>
        <source>Weights for {model}</source>
        <translation>{model} の重み</translation>
    </message>
    <message>
        <source>Weights: random</source>
        <translation>重み：ランダム</translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation>重み：{name}</translation>
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
        <translation>モデル</translation>
    </message>
    <message>
        <source>No model matches “{text}”.</source>
        <translation>「{text}」に一致するモデルはありません。</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>モデルを検索</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>your images</source>
        <translation>自分の画像</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>ImageNet top-1 accuracy: {percent} % (published).</source>
        <translation>ImageNet top-1 正解率：{percent} %（公表値）。</translation>
    </message>
    <message>
        <source>ImageNet {percent} %</source>
        <translation>ImageNet {percent} %</translation>
    </message>
    <message>
        <source>Small, for a quick start offline. Models with ImageNet weights are more accurate.</source>
        <translation>小型で、オフラインですぐ始められます。ImageNet の重みを持つモデルの方が正確です。</translation>
    </message>
    <message>
        <source>included with FTStudio</source>
        <translation>FTStudio に付属</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>このコンピューターにあり</translation>
    </message>
    <message>
        <source>on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}</source>
        <translation>自分の画像で {percent} %（{low}～{high} %）、1 枚 {milliseconds} ミリ秒、{size}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} パラメーター</translation>
    </message>
    <message>
        <source>{count} parameters in {stages} stages; trained at {side} × {side} pixels.</source>
        <translation>{stages} ステージに {count} パラメーター。{side} × {side} ピクセルで学習。</translation>
    </message>
    <message>
        <source>{low} to {high} % · {milliseconds} ms per image · {size}</source>
        <translation>{low}～{high} % · 1 枚 {milliseconds} ミリ秒 · {size}</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>ダウンロード {size}</translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Distribution of {0}</source>
        <translation>{0} の分布</translation>
    </message>
    <message>
        <source>lowest {0}, median {1}, highest {2}</source>
        <translation>最小 {0}、中央値 {1}、最大 {2}</translation>
    </message>
    <message>
        <source>median {0}</source>
        <translation>中央値 {0}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>, or nothing for {blank}</source>
        <translation>、空欄は{blank}</translation>
    </message>
    <message>
        <source>A number above {least}, at most {most}</source>
        <translation>{least} より大きく {most} 以下の数</translation>
    </message>
    <message>
        <source>A number from {least} to {most}</source>
        <translation>{least}～{most} の数</translation>
    </message>
    <message>
        <source>A number from {least}, below {most}</source>
        <translation>{least} 以上 {most} 未満の数</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>{least}～{most} の整数</translation>
    </message>
</context>
<context>
    <name>NumberImages</name>
    <message>
        <source>, 90% interval {0} to {1}</source>
        <translation>、90% 区間 {0}～{1}</translation>
    </message>
    <message>
        <source>{0}, predicted {1} ({2})</source>
        <translation>{0}、予測 {1}（{2}）</translation>
    </message>
</context>
<context>
    <name>NumberResult</name>
    <message>
        <source>1 image chosen</source>
        <translation>1 枚を選択</translation>
    </message>
    <message>
        <source>Copy the numbers of all images as CSV</source>
        <translation>全画像の数値を CSV でコピー</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>How many images are off by how much</source>
        <translation>誤差の大きさごとの画像数</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>大きな誤差</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>画像はありません。</translation>
    </message>
    <message>
        <source>Save the numbers of all images</source>
        <translation>全画像の数値を保存</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散布図</translation>
    </message>
    <message>
        <source>Show the largest errors</source>
        <translation>大きな誤差を表示</translation>
    </message>
    <message>
        <source>True against predicted numbers. Click a point or drag a box to show its images</source>
        <translation>正解値と予測値。点をクリックするか枠をドラッグすると画像が表示されます</translation>
    </message>
    <message>
        <source>{0} images chosen, largest errors first</source>
        <translation>{0} 枚を選択、誤差の大きい順</translation>
    </message>
</context>
<context>
    <name>NumberScale</name>
    <message>
        <source>90% interval {0}</source>
        <translation>90% 区間 {0}</translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation>予測値</translation>
    </message>
    <message>
        <source>no prediction interval</source>
        <translation>予測区間なし</translation>
    </message>
    <message>
        <source>training images {0} to {1}</source>
        <translation>学習画像 {0}～{1}</translation>
    </message>
    <message>
        <source>training images: {0} to {1}</source>
        <translation>学習画像：{0}～{1}</translation>
    </message>
</context>
<context>
    <name>OpenRow</name>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation>画像 ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images to try</source>
        <translation>試す画像フォルダーを開く</translation>
    </message>
    <message>
        <source>Open images to try</source>
        <translation>試す画像を開く</translation>
    </message>
    <message>
        <source>Open one or more images</source>
        <translation>1 枚以上の画像を開く</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Try all images in a folder and show a table</source>
        <translation>フォルダー内の全画像を試して表で表示</translation>
    </message>
    <message>
        <source>Try the image in the clipboard (Ctrl+V)</source>
        <translation>クリップボードの画像を試す（Ctrl+V）</translation>
    </message>
</context>
<context>
    <name>PairedBar</name>
    <message>
        <source>Images that the two runs classified correctly</source>
        <translation>両方の実行が正しく分類した画像</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>両方正解</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>両方不正解</translation>
    </message>
    <message>
        <source>only {0} right</source>
        <translation>{0} のみ正解</translation>
    </message>
</context>
<context>
    <name>PotentialView</name>
    <message>
        <source>95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them</source>
        <translation>95% 区間 {low}～{high}、取り分けた画像 {count} 枚。{model}、うち {trained} 枚で学習</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>実行に戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model frozen, and tested on the held-out fifth. Fine-tuning may do better.</source>
        <translation>選んだモデルの全ステージを凍結し、画像の 5 分の 4 で線形ヘッドを当てはめ、残りの 5 分の 1 でテストすることを 5 回繰り返します。ファインチューニングでさらに良くなることがあります。</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>どこまで良くなる？</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>Progress of the cross-validation</source>
        <translation>交差検証の進行状況</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Takes seconds once the features are cached.</source>
        <translation>特徴量がキャッシュ済みなら数秒で終わります。</translation>
    </message>
    <message>
        <source>Trained on all of them, about {accuracy} ({low} to {high})</source>
        <translation>全画像で学習した場合 約 {accuracy}（{low}～{high}）</translation>
    </message>
</context>
<context>
    <name>PredictPanel</name>
    <message>
        <source>Best guess, {0}: {1}</source>
        <translation>最有力候補、{0}：{1}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>モデルを読み込み中…</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不確か</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Run to try</source>
        <translation>試す実行</translation>
    </message>
    <message>
        <source>This image cannot be used: {0}</source>
        <translation>この画像は使えません：{0}</translation>
    </message>
    <message>
        <source>This looks unlike your training images.</source>
        <translation>学習画像と似ていません。</translation>
    </message>
    <message>
        <source>Train a model first, then try it on this image.</source>
        <translation>先にモデルを学習してから、この画像で試してください。</translation>
    </message>
    <message>
        <source>Tried before</source>
        <translation>試した画像</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>You can try a model here as soon as its first epoch is done.</source>
        <translation>最初のエポックが終わると、ここでモデルを試せます。</translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
    <message>
        <source>Filter by file or answer</source>
        <translation>ファイルまたは回答で絞り込む</translation>
    </message>
    <message>
        <source>Save all rows as a table for a spreadsheet</source>
        <translation>すべての行を表計算ソフト用に保存</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV で保存…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>表を保存</translation>
    </message>
    <message>
        <source>not readable {0}</source>
        <translation>読取不可 {0}</translation>
    </message>
    <message>
        <source>not sure {0}</source>
        <translation>不確か {0}</translation>
    </message>
    <message>
        <source>unlike your images {0}</source>
        <translation>学習画像と異なる {0}</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} を保存できませんでした：{1}</translation>
    </message>
    <message>
        <source>{0} to {1}, mean {2}</source>
        <translation>{0}～{1}、平均 {2}</translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Probability of each class or label</source>
        <translation>各クラスまたはラベルの確率</translation>
    </message>
    <message>
        <source>not present</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>present</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>present from {0}</source>
        <translation>{0} 以上であり</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;Device</source>
        <translation>デバイス(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Looks</source>
        <translation>外観(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>実行フォルダー(&amp;R)</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple GPU（MPS）</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Automatic: uses a supported GPU if there is one.</source>
        <translation>自動：対応する GPU があれば使います。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Choose the runs folder</source>
        <translation>実行フォルダーを選択</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Drafts are machine translations that no native speaker has reviewed yet.</source>
        <translation>「下書き」は母語話者がまだ確認していない機械翻訳です。</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>言語(&amp;N)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA, ROCm)</source>
        <translation>NVIDIA または AMD の GPU（CUDA、ROCm）</translation>
    </message>
    <message>
        <source>New runs are saved here, and the Runs tab lists the runs in this folder.</source>
        <translation>新しい実行はここに保存され、「実行」タブにはこのフォルダーの実行が表示されます。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Restart FTStudio to change the language.</source>
        <translation>言語を変更するには FTStudio を再起動してください。</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>実行フォルダー</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>システムの言語</translation>
    </message>
    <message>
        <source>{language} (draft)</source>
        <translation>{language}（下書き）</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Also train on these files, as images of the class they are in.</source>
        <translation>これらのファイルも、入っているクラスの画像として学習に使います。</translation>
    </message>
    <message>
        <source>Leave out masks and thumbnails again</source>
        <translation>マスクとサムネイルを再び除く</translation>
    </message>
    <message>
        <source>Read the folders differently…</source>
        <translation>フォルダーを別の読み方で…</translation>
    </message>
    <message>
        <source>Use 1 mask or thumbnail as an image</source>
        <translation>マスクまたはサムネイル 1 枚を画像として使う</translation>
    </message>
    <message>
        <source>Use {n} masks or thumbnails as images</source>
        <translation>マスクまたはサムネイル {n} 枚を画像として使う</translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>1 class: {classes}</source>
        <translation>1 クラス：{classes}</translation>
    </message>
    <message>
        <source>Example of {name}</source>
        <translation>{name} の例</translation>
    </message>
    <message>
        <source>The folders in {name} can be interpreted in several ways.</source>
        <translation>{name} のフォルダーには複数の解釈があります。</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>この構成を使う</translation>
    </message>
    <message>
        <source>Which folders are the classes?</source>
        <translation>クラスはどのフォルダーですか？</translation>
    </message>
    <message>
        <source>{count} classes: {classes}</source>
        <translation>{count} クラス：{classes}</translation>
    </message>
    <message>
        <source>{count} classes: {classes} …</source>
        <translation>{count} クラス：{classes} …</translation>
    </message>
</context>
<context>
    <name>RecentStrip</name>
    <message>
        <source>Tried before</source>
        <translation>試した画像</translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Confidence against accuracy</source>
        <translation>信頼度と正解率</translation>
    </message>
    <message>
        <source>Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})</source>
        <translation>信頼度 {0}～{1}：{2} 枚、平均 {3}、正解率 {4}（95% 区間 {5}～{6}）</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>正解率</translation>
    </message>
    <message>
        <source>after</source>
        <translation>補正後</translation>
    </message>
    <message>
        <source>before</source>
        <translation>補正前</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>信頼度</translation>
    </message>
    <message>
        <source>perfect calibration</source>
        <translation>完全な較正</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation>ファイルを選択</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Clear this for a report that you share with others</source>
        <translation>ほかの人と共有するレポートではオフにしてください</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML ページ (*.html)</translation>
    </message>
    <message>
        <source>Include pictures and names of images</source>
        <translation>画像とその名前を含める</translation>
    </message>
    <message>
        <source>One HTML file to print or attach, side by side with the run {other}.</source>
        <translation>印刷や添付に使える 1 つの HTML ファイル。実行 {other} と並べて表示します。</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs to compare them side by side.</source>
        <translation>印刷や添付に使える 1 つの HTML ファイル：結果、曲線、クラス、誤り、画像、設定。2 つの実行を選ぶと並べて比較できます。</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: the run of {this} side by side with the run of {other} of the same name.</source>
        <translation>印刷や添付に使える 1 つの HTML ファイル：{this} の実行と、同じ名前の {other} の実行を並べて表示します。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>レポートを保存</translation>
    </message>
</context>
<context>
    <name>ReportIntents</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>The report has been saved.</source>
        <translation>レポートを保存しました。</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>レポートを作成中…</translation>
    </message>
    <message>
        <source>Writing the report… {what}, {share} %</source>
        <translation>レポートを作成中… {what}、{share} %</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>1 image</source>
        <translation>1 枚</translation>
    </message>
    <message>
        <source>Error {0} to {1}: {2}</source>
        <translation>誤差 {0}～{1}：{2}</translation>
    </message>
    <message>
        <source>Images by error (predicted less true)</source>
        <translation>誤差（予測値 − 正解値）ごとの画像</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to select a bar and show its images.</source>
        <translation>左右の矢印キーで棒を選ぶと、その画像が表示されます。</translation>
    </message>
    <message>
        <source>error (predicted less true)</source>
        <translation>誤差（予測値 − 正解値）</translation>
    </message>
    <message>
        <source>images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 枚</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表 (*.csv)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>表を保存</translation>
    </message>
    <message>
        <source>Unlike the training images, most unlike first</source>
        <translation>学習画像と似ていない順</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} を保存できませんでした：{1}</translation>
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
        <translation>重みのある実行はまだありません</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>unnamed run</source>
        <translation>名前のない実行</translation>
    </message>
    <message>
        <source>{0} (training now)</source>
        <translation>{0}（学習中）</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Comparing on the same images…</source>
        <translation>同じ画像で比較中…</translation>
    </message>
    <message>
        <source>Evaluate both runs on the same images and test which is better</source>
        <translation>両方の実行を同じ画像で評価し、どちらが良いかを検定します</translation>
    </message>
    <message>
        <source>Not compared yet: neither run has been evaluated on its {0}.</source>
        <translation>未比較：どちらの実行も{0}で評価されていません。</translation>
    </message>
    <message>
        <source>Not compared yet: {0} has not been evaluated on its {1}.</source>
        <translation>未比較：{0} は{1}で評価されていません。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Run missing evaluations</source>
        <translation>足りない評価を実行</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>画像を表示</translation>
    </message>
    <message>
        <source>Show the images on which the two runs differ</source>
        <translation>2 つの実行で結果が異なる画像を表示</translation>
    </message>
    <message>
        <source>These runs cannot be compared: a run folder cannot be read.</source>
        <translation>実行フォルダーを読み取れないため、比較できません。</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>検証画像</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common images</source>
        <translation>共通の画像 {2} 枚で {0} 対 {1}</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common test images</source>
        <translation>共通のテスト画像 {2} 枚で {0} 対 {1}</translation>
    </message>
    <message>
        <source>{0} points difference (95% interval {1} to {2})</source>
        <translation>{0} ポイントの差（95% 区間 {1}～{2}）</translation>
    </message>
    <message>
        <source>{0}: {1} against {2} on {3} common images</source>
        <translation>{0}：共通の画像 {3} 枚で {1} 対 {2}</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>A note about this run. Enter saves it, Escape discards it.</source>
        <translation>この実行のメモ。Enter で保存、Esc で破棄。</translation>
    </message>
    <message>
        <source>Comparing the settings…</source>
        <translation>設定を比較中…</translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation>異なる設定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Note about this run</source>
        <translation>この実行のメモ</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>異なる設定</translation>
    </message>
    <message>
        <source>The settings of these runs cannot be read.</source>
        <translation>これらの実行の設定を読み取れません。</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>これらの実行の設定は同じです。</translation>
    </message>
    <message>
        <source>from the run {name}</source>
        <translation>実行 {name} から</translation>
    </message>
    <message>
        <source>frozen: {what}</source>
        <translation>凍結：{what}</translation>
    </message>
    <message>
        <source>on test images {share}</source>
        <translation>テスト画像で {share}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} クラス</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} ラベル</translation>
    </message>
</context>
<context>
    <name>RunIntents</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>学習が進行中です。</translation>
    </message>
    <message>
        <source>Drop an image on “Try it” to test the model.</source>
        <translation>「試す」に画像をドロップしてモデルをテストしてください。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>終了させる</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Freeze more…</source>
        <translation>さらに凍結…</translation>
    </message>
    <message>
        <source>It is saved and can be resumed.</source>
        <translation>保存済みで、再開できます。</translation>
    </message>
    <message>
        <source>It may be busy. Wait, or end it and resume from the last checkpoint.</source>
        <translation>処理中の可能性があります。待つか、終了させて最後のチェックポイントから再開してください。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Show these images</source>
        <translation>これらの画像を表示</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then continue from the other one.</source>
        <translation>停止するか終了を待ってから、もう一方から続けてください。</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then resume the other one.</source>
        <translation>停止するか終了を待ってから、もう一方を再開してください。</translation>
    </message>
    <message>
        <source>The run of {time} was interrupted.</source>
        <translation>{time} の実行が中断されました。</translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation>学習に失敗しました。</translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation>学習が終了しました。</translation>
    </message>
    <message>
        <source>The training process is not responding.</source>
        <translation>学習プロセスが応答しません。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>学習を停止しました。</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>追加学習</translation>
    </message>
    <message>
        <source>Unfreeze more…</source>
        <translation>さらに凍結解除…</translation>
    </message>
    <message>
        <source>Validation {metric}: {value}.</source>
        <translation>検証 {metric}：{value}。</translation>
    </message>
    <message>
        <source>{dataset}, {model}: {done} of {planned} epochs completed.</source>
        <translation>{dataset}、{model}：{planned} エポック中 {done} 完了。</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>Augmented views</source>
        <translation>拡張ビュー数</translation>
    </message>
    <message>
        <source>Backbone learning rate ratio</source>
        <translation>バックボーンの学習率比</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Checkpoint interval (s)</source>
        <translation>チェックポイント間隔（秒）</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>クラスの重み</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>クラスの由来</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Early stopping (patience)</source>
        <translation>早期終了（patience）</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Excluded images</source>
        <translation>除外した画像</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>特徴量キャッシュ</translation>
    </message>
    <message>
        <source>Feature cache precision</source>
        <translation>特徴量キャッシュの精度</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>アーカイブ内のファイル名</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>凍結</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>凍結ステージ</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>ヘッドのウォームアップ</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>画像サイズ</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Images without annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>ラベル平滑化</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Linear probe solver</source>
        <translation>線形プローブの解法</translation>
    </message>
    <message>
        <source>Masks and thumbnails</source>
        <translation>マスクとサムネイル</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>マイクロバッチサイズ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Multi-page TIFFs</source>
        <translation>複数ページの TIFF</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>オプティマイザー</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>乱数シード</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>レシピ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Target in the list</source>
        <translation>リスト内のターゲット</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation>時間制限（秒）</translation>
    </message>
    <message>
        <source>Update BatchNorm statistics</source>
        <translation>BatchNorm 統計量の更新</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>検証の割合</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>ウォームアップ</translation>
    </message>
    <message>
        <source>Weight averaging (EMA decay)</source>
        <translation>重みの平均化（EMA 減衰率）</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読取不可</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>head only</source>
        <translation>ヘッドのみ</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k 近傍法</translation>
    </message>
    <message>
        <source>linear head</source>
        <translation>線形ヘッド</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>ロジスティック回帰</translation>
    </message>
    <message>
        <source>nearest class mean</source>
        <translation>最近傍クラス平均</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>{depth} of {stages}</source>
        <translation>{stages} 中 {depth}</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{planned} 中 {done}</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>True against predicted numbers</source>
        <translation>正解値と予測値</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to go through the images by their true number.</source>
        <translation>左右の矢印キーで、正解値の順に画像をたどれます。</translation>
    </message>
    <message>
        <source>inside the 90% interval</source>
        <translation>90% 区間内</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>区間外</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>予測 {0}</translation>
    </message>
    <message>
        <source>true {0}</source>
        <translation>正解 {0}</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Class name</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>適合率と再現率の調和平均</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>No image was predicted as this class</source>
        <translation>このクラスと予測された画像はありません</translation>
    </message>
    <message>
        <source>Number of evaluated images of this class</source>
        <translation>このクラスの評価画像の枚数</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>適合率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>再現率</translation>
    </message>
    <message>
        <source>Share of the images of this class that were predicted correctly, with its 95% interval</source>
        <translation>このクラスの画像のうち正しく予測された割合と 95% 区間</translation>
    </message>
    <message>
        <source>Share of the images predicted as this class that belong to it, with its 95% interval</source>
        <translation>このクラスと予測された画像のうち実際に属する割合と 95% 区間</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{1} 中 {0}：{2}、95% 区間 {3}～{4}</translation>
    </message>
</context>
<context>
    <name>SetUpColumn</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Fold the column {title}</source>
        <translation>列「{title}」を折りたたむ</translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation>この列を折りたたむ</translation>
    </message>
    <message>
        <source>Show this column</source>
        <translation>この列を表示</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Training progress</source>
        <translation>学習の進行状況</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Kind of target</source>
        <translation>ターゲットの種類</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>The number in “{column}”</source>
        <translation>「{column}」の数値</translation>
    </message>
    <message>
        <source>What the model learns of each image. Several labels: an image can show more than one. A number: from a column of the list.</source>
        <translation>各画像からモデルが学習する内容。複数ラベル：1 枚に複数が写っていてもかまいません。数値：リストの列から読み取ります。</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>no label</source>
        <translation>ラベルなし</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>Abstain threshold</source>
        <translation>回答保留のしきい値</translation>
    </message>
    <message>
        <source>At {0}: answers every image and {1}.</source>
        <translation>{0} のとき：すべての画像に回答し、{1}。</translation>
    </message>
    <message>
        <source>At {0}: answers no image and says “not sure” for all {1}.</source>
        <translation>{0} のとき：回答せず、{1} 枚すべてで「不確か」。</translation>
    </message>
    <message>
        <source>At {0}: answers {1} of the images and {2}; says “not sure” for {3}.</source>
        <translation>{0} のとき：画像の {1} に回答し、{2}。{3} は「不確か」。</translation>
    </message>
    <message>
        <source>Below this confidence the model says “not sure” instead of a class</source>
        <translation>この信頼度未満では、クラスの代わりに「不確か」と答えます</translation>
    </message>
    <message>
        <source>Remove the threshold: this run answers every image</source>
        <translation>しきい値を外す：この実行はすべての画像に回答します</translation>
    </message>
    <message>
        <source>Reset to 0</source>
        <translation>0 に戻す</translation>
    </message>
    <message>
        <source>Show the “not sure” ones</source>
        <translation>「不確か」を表示</translation>
    </message>
    <message>
        <source>Store this abstain threshold with the run; Try it uses it too</source>
        <translation>この回答保留のしきい値を実行に保存します。「試す」でも使われます</translation>
    </message>
    <message>
        <source>This run now always answers.</source>
        <translation>この実行は今後、常に回答します。</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>これを使う</translation>
    </message>
    <message>
        <source>is right for {0} ({1} to {2})</source>
        <translation>{0} で正解（{1}～{2}）</translation>
    </message>
    <message>
        <source>◇ This run now says “not sure” below {0}.</source>
        <translation>◇ この実行は今後、{0} 未満で「不確か」と答えます。</translation>
    </message>
</context>
<context>
    <name>TimeRow</name>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>学習時間</translation>
    </message>
    <message>
        <source>With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so that the training ends in time. You can change them afterwards; the number of epochs follows.</source>
        <translation>時間を指定すると、その時間内に学習が終わるように、凍結位置、エポック数、必要なら画像サイズが選ばれます。後から変更でき、エポック数が合わせて変わります。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>制限なし</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>16 bits</source>
        <translation>16 ビット</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 ビット（bfloat16）</translation>
    </message>
    <message>
        <source>16 bits (float16)</source>
        <translation>16 ビット（float16）</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 ビット</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>{value} に戻す</translation>
    </message>
    <message>
        <source>Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up.</source>
        <translation>ヘッドに対するバックボーンの学習率の倍率。自動：ヘッドのウォームアップ後は 5。</translation>
    </message>
    <message>
        <source>Backbone ratio</source>
        <translation>バックボーン比</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Cache the features of the frozen stages, or recompute them in every epoch.</source>
        <translation>凍結ステージの特徴量をキャッシュするか、エポックごとに再計算するか。</translation>
    </message>
    <message>
        <source>Cached augmented views per image, used in turn. More views vary more and take longer.</source>
        <translation>画像ごとにキャッシュする拡張ビューの数。順番に使います。多いほど多様で、時間がかかります。</translation>
    </message>
    <message>
        <source>Cached views</source>
        <translation>キャッシュするビュー</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>クラスの重み</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>コンピューター</translation>
    </message>
    <message>
        <source>Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: off.</source>
        <translation>重みの指数移動平均（EMA）の減衰率。平均した重みを検証し保存します。0：オフ。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available.</source>
        <translation>学習に使うデバイス：GPU（cuda、mps）または CPU。自動：利用可能な最速のもの。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早期終了</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>特徴量キャッシュ</translation>
    </message>
    <message>
        <source>Fit directly</source>
        <translation>直接当てはめ</translation>
    </message>
    <message>
        <source>Fit the new head on frozen features first, so that a random head does not damage the backbone.</source>
        <translation>ランダムなヘッドがバックボーンを損なわないよう、先に凍結した特徴量で新しいヘッドを当てはめます。</translation>
    </message>
    <message>
        <source>Freeze all stages to choose another head: the other heads need fixed features.</source>
        <translation>別のヘッドを選ぶには、すべてのステージを凍結してください。固定された特徴量が必要です。</translation>
    </message>
    <message>
        <source>Give rare classes more weight in the loss. Auto: if the largest class is over five times the smallest.</source>
        <translation>少数クラスの損失の重みを大きくします。自動：最大クラスが最小クラスの 5 倍を超える場合。</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>ヘッドのウォームアップ</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>How the weights are updated. AdamW nearly always works; SGD is the classic.</source>
        <translation>重みの更新方法。AdamW はほぼ常にうまくいきます。SGD は古典的な方法です。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>画像サイズ</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Images per forward pass (gradient accumulation). Fewer need less memory; same result.</source>
        <translation>1 回の順伝播の画像数（勾配累積）。少ないほどメモリを使わず、結果は同じです。</translation>
    </message>
    <message>
        <source>Images per optimiser step. Auto: a size that trains well and fits in memory.</source>
        <translation>最適化 1 ステップの画像数。自動：よく学習でき、メモリに収まるサイズ。</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>保存形式</translation>
    </message>
    <message>
        <source>Label smoothing: softens the targets. A little improves calibration.</source>
        <translation>ラベル平滑化：ターゲットを柔らかくします。少量ならキャリブレーションが改善します。</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学習方法</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Learning rate of the head, for example 0.001. Too high and training diverges.</source>
        <translation>ヘッドの学習率。例：0.001。高すぎると学習が発散します。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>軽</translation>
    </message>
    <message>
        <source>Linear (trained)</source>
        <translation>線形（学習）</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>線形プローブ</translation>
    </message>
    <message>
        <source>Linear: a trained linear layer. The usual choice.</source>
        <translation>線形：学習した線形層。通常の選択です。</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>ロジスティック回帰</translation>
    </message>
    <message>
        <source>Logistic regression: the same layer, always fitted to its optimum.</source>
        <translation>ロジスティック回帰：同じ層を常に最適解まで当てはめます。</translation>
    </message>
    <message>
        <source>Maximum number of passes over the training images. More takes longer and helps up to a point.</source>
        <translation>学習画像を通す最大回数。多いほど時間がかかり、効果はある程度で頭打ちになります。</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>マイクロバッチ</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>ミニバッチ</translation>
    </message>
    <message>
        <source>Nearest class mean</source>
        <translation>最近傍クラス平均</translation>
    </message>
    <message>
        <source>Nearest class mean: the class whose mean features are closest. For very few images per class.</source>
        <translation>最近傍クラス平均：特徴量の平均が最も近いクラス。クラスあたりの画像がごく少ない場合向け。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster.</source>
        <translation>数値精度。多くの GPU では 16 ビットの方が高速です。自動：速い場合に使います。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>オプティマイザー</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>出力層</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数値精度</translation>
    </message>
    <message>
        <source>Precision of the feature cache: 16 bits need half the space, 32 bits are exact.</source>
        <translation>特徴量キャッシュの精度：16 ビットは容量が半分、32 ビットは正確です。</translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation>プロセッサー（cpu）</translation>
    </message>
    <message>
        <source>Random augmentation (flip, crop, colour jitter). Reduces overfitting.</source>
        <translation>ランダムなデータ拡張（反転、切り抜き、色の変化）。過学習を抑えます。</translation>
    </message>
    <message>
        <source>Random seed: the same seed on the same computer gives the same run.</source>
        <translation>乱数シード：同じコンピューターで同じシードなら同じ実行になります。</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting} をリセット</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Side in pixels to which images are resized. Auto: the model's native size.</source>
        <translation>画像を縮小する一辺のピクセル数。自動：モデル本来のサイズ。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Stop after this many epochs without improvement (patience). The best epoch is saved.</source>
        <translation>このエポック数だけ改善がなければ停止します（patience）。最良のエポックが保存されます。</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>強</translation>
    </message>
    <message>
        <source>The classifier on top of the frozen features.</source>
        <translation>凍結した特徴量の上に載せる分類器。</translation>
    </message>
    <message>
        <source>Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays.</source>
        <translation>BatchNorm 統計量を更新します。X 線写真など、大きく異なる種類の画像が何千枚もある場合向け。</translation>
    </message>
    <message>
        <source>Validation %</source>
        <translation>検証 %</translation>
    </message>
    <message>
        <source>Validation split: the percentage of images held out to check the training.</source>
        <translation>検証の割合：学習の確認用に取り分ける画像の割合。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>ウォームアップ</translation>
    </message>
    <message>
        <source>Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %.</source>
        <translation>ウォームアップ：学習率が直線的に上がるステップの割合。0.2 は最初の 20 %。</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>重みの平均化</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Weight decay, for example 0.01. Reduces overfitting.</source>
        <translation>重み減衰。例：0.01。過学習を抑えます。</translation>
    </message>
    <message>
        <source>When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches.</source>
        <translation>全ステージを凍結したとき：ヘッドを直接最適解まで当てはめるか、ミニバッチで学習するか。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k 近傍法</translation>
    </message>
    <message>
        <source>k nearest neighbours: a vote of the most similar training images. For classes with varied looks.</source>
        <translation>k 近傍法：最も似た学習画像の多数決。見た目が多様なクラス向け。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>{setting} needs a number that fits.</source>
        <translation>{setting} に有効な数を入力してください。</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>1 epoch</source>
        <translation>1 エポック</translation>
    </message>
    <message>
        <source>3  Train</source>
        <translation>3  学習</translation>
    </message>
    <message>
        <source>A first result as fast as possible: few epochs, light augmentation.</source>
        <translation>できるだけ速く最初の結果を出します。少ないエポック、軽いデータ拡張。</translation>
    </message>
    <message>
        <source>A good result in reasonable time. The usual choice.</source>
        <translation>ほどよい時間で良い結果を出します。通常の選択です。</translation>
    </message>
    <message>
        <source>All other settings, filled in with the preset's values.</source>
        <translation>その他のすべての設定。プリセットの値が入っています。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>バランス</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最良</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Continue training (Space).</source>
        <translation>学習を続行（スペース）。</translation>
    </message>
    <message>
        <source>Custom, from {preset}: {settings}</source>
        <translation>カスタム（{preset} から）：{settings}</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>オプションを減らす</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>その他のオプション</translation>
    </message>
    <message>
        <source>Open images to preview the augmentation.</source>
        <translation>画像を開くとデータ拡張をプレビューできます。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Pause the training; it stays in memory (Space).</source>
        <translation>学習を一時停止します。メモリに残ります（スペース）。</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>一時停止中…</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>プリセット {name}</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>高速</translation>
    </message>
    <message>
        <source>Start training (Ctrl+T).</source>
        <translation>学習を開始（Ctrl+T）。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after the current step. The run is saved and can be resumed.</source>
        <translation>現在のステップの後に停止します。実行は保存され、再開できます。</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>停止して保存中…</translation>
    </message>
    <message>
        <source>The best result: many epochs, strong augmentation. Takes longest.</source>
        <translation>最良の結果：多くのエポック、強いデータ拡張。最も時間がかかります。</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>プレビューを作成できませんでした。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>about {epochs}</source>
        <translation>約 {epochs}</translation>
    </message>
    <message>
        <source>light augmentation</source>
        <translation>軽いデータ拡張</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>データ拡張なし</translation>
    </message>
    <message>
        <source>standard augmentation</source>
        <translation>標準のデータ拡張</translation>
    </message>
    <message>
        <source>strong augmentation</source>
        <translation>強いデータ拡張</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} エポック</translation>
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
        <translation>エポック {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation>失敗：{message}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Interrupted in {place}</source>
        <translation>{place}で中断</translation>
    </message>
    <message>
        <source>Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval).</source>
        <translation>検証画像 {count} 枚で測定：同様の画像での{metric}は {interval}（95% 区間）。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Preparing the frozen stages</source>
        <translation>凍結ステージを準備中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Saving and stopping…</source>
        <translation>保存して停止中…</translation>
    </message>
    <message>
        <source>Stopped in {place}</source>
        <translation>{place}で停止</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>検証中</translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation>最良エポック {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>エポック {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>残り時間不明</translation>
    </message>
    <message>
        <source>training did not help: best before epoch 1</source>
        <translation>学習の効果なし：最良はエポック 1 の前</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} 画像/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>残り {time}</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Back to the training</source>
        <translation>学習に戻る</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選択</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Earlier run: {name}</source>
        <translation>以前の実行：{name}</translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation>画像 (*.png)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>Preparing the training.</source>
        <translation>学習を準備しています。</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>保存しました：{path}</translation>
    </message>
    <message>
        <source>Stop showing this earlier run</source>
        <translation>以前の実行の表示をやめる</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation>ベクター画像 (*.svg)</translation>
    </message>
    <message>
        <source>Your loss curves will appear here.</source>
        <translation>損失曲線がここに表示されます。</translation>
    </message>
</context>
<context>
    <name>TryIntents</name>
    <message>
        <source>Open a folder of images first.</source>
        <translation>先に画像フォルダーを開いてください。</translation>
    </message>
    <message>
        <source>The preview shows one of your images.</source>
        <translation>プレビューには画像の 1 枚が表示されます。</translation>
    </message>
    <message>
        <source>There is no trained model to try yet.</source>
        <translation>試せる学習済みモデルはまだありません。</translation>
    </message>
    <message>
        <source>Train one first. You can try it as soon as its first epoch is done.</source>
        <translation>先に学習してください。最初のエポックが終わると試せます。</translation>
    </message>
</context>
<context>
    <name>TryZone</name>
    <message>
        <source>Drop an image or a folder here, paste with Ctrl+V, or click to open one</source>
        <translation>画像やフォルダーをここにドロップ、Ctrl+V で貼り付け、またはクリックして開く</translation>
    </message>
    <message>
        <source>Drop, paste or open
an image or a folder</source>
        <translation>画像やフォルダーを
ドロップ、貼り付け、または開く</translation>
    </message>
    <message>
        <source>Image to try</source>
        <translation>試す画像</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Release to try it</source>
        <translation>離すと試します</translation>
    </message>
    <message>
        <source>The dropped item is not a local file.</source>
        <translation>ドロップされた項目はこのコンピューターのファイルではありません。</translation>
    </message>
    <message>
        <source>The pasted image could not be saved: {0}</source>
        <translation>貼り付けた画像を保存できませんでした：{0}</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>クリップボードに画像がありません。</translation>
    </message>
</context>
<context>
    <name>WarningLines</name>
    <message>
        <source>1 warning</source>
        <translation>1 件の警告</translation>
    </message>
    <message>
        <source>Each page an image</source>
        <translation>各ページを画像に</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>最初のページ</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Hide the warnings</source>
        <translation>警告を隠す</translation>
    </message>
    <message>
        <source>How multi-page TIFFs are read</source>
        <translation>複数ページ TIFF の読み方</translation>
    </message>
    <message>
        <source>Keep these images in the same split.</source>
        <translation>これらの画像を同じ分割に入れます。</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>まとめる単位</translation>
    </message>
    <message>
        <source>Maximum over all pages</source>
        <translation>全ページの最大値</translation>
    </message>
    <message>
        <source>Pages as red, green, blue</source>
        <translation>ページを赤・緑・青に</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>{n} 件すべて表示</translation>
    </message>
    <message>
        <source>Show the images of this warning</source>
        <translation>この警告の画像を表示</translation>
    </message>
    <message>
        <source>Show the warnings</source>
        <translation>警告を表示</translation>
    </message>
    <message>
        <source>Show these images in the Images tab.</source>
        <translation>これらの画像を「画像」タブに表示します。</translation>
    </message>
    <message>
        <source>The images are scanned again. Training, prediction and exports all read them this way.</source>
        <translation>画像を再スキャンします。学習、予測、エクスポートのすべてでこの読み方になります。</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} 件の警告</translation>
    </message>
</context>
<context>
    <name>WhyRow</name>
    <message>
        <source>Bright: supports “{0}”</source>
        <translation>明るい部分：「{0}」を裏付ける</translation>
    </message>
    <message>
        <source>Computing heat map for “{0}”…</source>
        <translation>「{0}」のヒートマップを計算中…</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>ヒートマップの不透明度</translation>
    </message>
    <message>
        <source>Nothing in this image supports “{0}”.</source>
        <translation>この画像に「{0}」を裏付けるものはありません。</translation>
    </message>
    <message>
        <source>Show a heat map of what supports the answer. Click another class or label to see its map</source>
        <translation>回答を裏付ける部分のヒートマップを表示します。別のクラスやラベルをクリックするとそのマップになります</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>理由を表示</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>About FTStudio</source>
        <translation>FTStudio について</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>このコンピューターをチェック中…</translation>
    </message>
    <message>
        <source>Lists and archives ({0})</source>
        <translation>リストとアーカイブ ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>画像フォルダーを開く</translation>
    </message>
    <message>
        <source>Open a list or an archive</source>
        <translation>リストまたはアーカイブを開く</translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation>画像を試す</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Images per class or label</source>
        <translation>クラスまたはラベルごとの画像数</translation>
    </message>
    <message>
        <source>not split yet</source>
        <translation>未分割</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Some images of each class</source>
        <translation>各クラスの画像の例</translation>
    </message>
</context>
<context>
    <name>_ModelButton</name>
    <message>
        <source>Model: {title}</source>
        <translation>モデル：{title}</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Show the column {title}</source>
        <translation>列「{title}」を表示</translation>
    </message>
</context>
<context>
    <name>_ScanView</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the scan.</source>
        <translation>スキャンをキャンセルします。</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>{name} を開いています</translation>
    </message>
    <message>
        <source>Scan progress</source>
        <translation>スキャンの進行状況</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>{name} をスキャン中</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>{done} of {total} scanned</source>
        <translation>{total} 中 {done} をスキャン済み</translation>
    </message>
    <message>
        <source>{found} images so far</source>
        <translation>これまでに {found} 枚</translation>
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
        <translation>1 枚</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 件要確認</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>How the images were read, what is learned from them, what a split keeps together</source>
        <translation>画像の読み方、学習する内容、分割でまとめる単位</translation>
    </message>
    <message>
        <source>Show these files and their reasons in the Images tab.</source>
        <translation>これらのファイルと理由を「画像」タブに表示します。</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} 枚</translation>
    </message>
    <message>
        <source>{n} need attention</source>
        <translation>{n} 件要確認</translation>
    </message>
    <message>
        <source>{n} not split yet</source>
        <translation>{n} 枚は未分割</translation>
    </message>
    <message>
        <source>{n} test</source>
        <translation>テスト {n}</translation>
    </message>
    <message>
        <source>{n} training</source>
        <translation>学習 {n}</translation>
    </message>
    <message>
        <source>{n} validation</source>
        <translation>検証 {n}</translation>
    </message>
    <message>
        <source>{percent} % are held out for validation</source>
        <translation>{percent} % を検証用に取り分けています</translation>
    </message>
</context>
</TS>
